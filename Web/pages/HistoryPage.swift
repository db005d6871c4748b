/// The history of an initiative, newest first.
package struct HistoryPage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var tabs: TabsPart
  package var filter: FilterPart?
  /// `历史链已核对：11月22日 03:00，2,318条，无缺改`; nil before the first check.
  package var verified: String?
  package var stream: StreamPart
  package var pages: PagesPart
  package var empty: EmptyPart?

  package init(
    frame: FramePart, head: HeadPart, tabs: TabsPart, filter: FilterPart? = nil, verified: String? = nil, stream: StreamPart,
    pages: PagesPart, empty: EmptyPart? = nil
  ) {
    self.frame = frame
    self.head = head
    self.tabs = tabs
    self.filter = filter
    self.verified = verified
    self.stream = stream
    self.pages = pages
    self.empty = empty
  }
}
