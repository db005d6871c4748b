import Domain

/// Who asks: the person, what they may see, and where the request came from.
package struct Actor: Sendable {
  package var person: Person
  package var scope: Scope
  /// The party without an account that answers by its own link.
  package var answering: Party?
  /// `web 10.1.2.3`, `api 10.1.2.3`, `link 10.1.2.3`, `file ledger.csv`, `time`: stored with each history row.
  package var via: String

  package init(person: Person, scope: Scope, answering: Party? = nil, via: String) {
    self.person = person
    self.scope = scope
    self.answering = answering
    self.via = via
  }
}
