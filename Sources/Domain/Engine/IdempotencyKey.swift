/// A request that must take effect once: unique for a person, a path and a key.
package struct IdempotencyKey: Sendable {
  package var person: Person.ID
  package var path: String
  package var key: String
  /// Of the body: the same key with another body is refused.
  package var digest: String
  /// What to answer, worked out from the items as written, inside the same transaction.
  package var answer: @Sendable ([Item]) -> IdempotentResponse

  package init(person: Person.ID, path: String, key: String, digest: String, answer: @escaping @Sendable ([Item]) -> IdempotentResponse) {
    self.person = person
    self.path = path
    self.key = key
    self.digest = digest
    self.answer = answer
  }
}
