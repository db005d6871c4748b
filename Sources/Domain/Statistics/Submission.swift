package struct Submission: Hashable, Sendable {
  package var at: Instant
  package var limit: Instant?
  package var isLate: Bool
  package init(at: Instant, limit: Instant?, isLate: Bool) {
    self.at = at
    self.limit = limit
    self.isLate = isLate
  }
}
