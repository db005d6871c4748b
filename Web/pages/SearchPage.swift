/// The search results among the items that the user may see.
package struct SearchPage: Sendable {
  /// One search result.
  package struct Hit: Sendable {
    package var kind: String
    package var number: String
    package var title: String
    package var address: String
    package var initiative: String
    /// The text around the match, with the search words marked.
    package var excerpt: [LinePart.Span]
    package var limit: LimitPart?
    package var state: StatePart?

    package init(
      kind: String, number: String, title: String, address: String, initiative: String, excerpt: [LinePart.Span], limit: LimitPart? = nil,
      state: StatePart? = nil
    ) {
      self.kind = kind
      self.number = number
      self.title = title
      self.address = address
      self.initiative = initiative
      self.excerpt = excerpt
      self.limit = limit
      self.state = state
    }
  }

  package var frame: FramePart
  package var query: String
  /// The heading of a list without search words: 我经手的在办事项.
  package var heading: String
  /// The number of results shown. The total is not counted.
  package var count: String
  package var filter: FilterPart?
  package var hits: [Hit]
  package var pages: PagesPart?
  /// The reason why no search was made, or a hint that there are more items to search.
  package var note: EmptyPart?

  package init(
    frame: FramePart, query: String, heading: String = "", count: String, filter: FilterPart? = nil, hits: [Hit], pages: PagesPart? = nil,
    note: EmptyPart? = nil
  ) {
    self.frame = frame
    self.query = query
    self.heading = heading
    self.count = count
    self.filter = filter
    self.hits = hits
    self.pages = pages
    self.note = note
  }

  package var hasQuery: Bool { !query.isEmpty }
}
