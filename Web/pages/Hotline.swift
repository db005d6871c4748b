/// An initiative's tickets: how they are answered, and each of them.
package struct HotlinePage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var tabs: TabsPart
  package var filter: FilterPart
  /// The desk where calls are taken; nil for who does not answer.
  package var deskAddress: String?
  package var exportAddress: String?
  package var tickets: TicketsPart
  package var pages: PagesPart?
  package var empty: EmptyPart?

  package init(
    frame: FramePart, head: HeadPart, tabs: TabsPart, filter: FilterPart, deskAddress: String? = nil, exportAddress: String? = nil,
    tickets: TicketsPart, pages: PagesPart? = nil, empty: EmptyPart? = nil
  ) {
    self.frame = frame
    self.head = head
    self.tabs = tabs
    self.filter = filter
    self.deskAddress = deskAddress
    self.exportAddress = exportAddress
    self.tickets = tickets
    self.pages = pages
    self.empty = empty
  }
}
