/// The actor, the time and the source of a decision.
package struct ActionContext: Sendable {
  package var person: Person
  package var now: Instant
  /// `web 10.1.2.3`, `api …`, `file ledger.csv`, `time`.
  package var via: String
  /// Makes ids for what the decision starts.
  package var freshID: @Sendable () -> String

  package init(person: Person, now: Instant, via: String, freshID: @escaping @Sendable () -> String) {
    self.person = person
    self.now = now
    self.via = via
    self.freshID = freshID
  }
}
