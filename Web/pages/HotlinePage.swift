/// An initiative's hotline tickets, with their response rates.
package struct HotlinePage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var tabs: TabsPart
  package var note: NotePart?
  package var rates: RatesPart?
  package var filter: FilterPart
  /// The address of the hotline desk; nil if the user does not answer calls.
  package var deskAddress: String?
  package var exportAddress: String?
  /// Nil if the user does not exchange data with the city's platform.
  package var city: City?
  package var tickets: TicketsPart
  package var pages: PagesPart?
  package var empty: EmptyPart?

  package init(
    frame: FramePart, head: HeadPart, tabs: TabsPart, note: NotePart? = nil, rates: RatesPart? = nil, filter: FilterPart,
    deskAddress: String? = nil, exportAddress: String? = nil, city: City? = nil, tickets: TicketsPart, pages: PagesPart? = nil,
    empty: EmptyPart? = nil
  ) {
    self.frame = frame
    self.head = head
    self.tabs = tabs
    self.note = note
    self.rates = rates
    self.filter = filter
    self.deskAddress = deskAddress
    self.exportAddress = exportAddress
    self.city = city
    self.tickets = tickets
    self.pages = pages
    self.empty = empty
  }

  /// The exchange with the city's platform: upload of its list, download of the replies.
  package struct City: Sendable {
    package var action: String
    package var csrf: String
    package var key: String
    package var replies: String

    package init(action: String, csrf: String, key: String, replies: String) {
      self.action = action
      self.csrf = csrf
      self.key = key
      self.replies = replies
    }
  }
}
