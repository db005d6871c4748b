/// A request that must take effect once: unique for a person, a path and a key.
package struct IdempotencyKey: Sendable {
  package var person: Person.ID
  /// Method and path of the request: `POST /items`.
  package var path: String
  package var key: String
  /// Digest of the request's body: the same key with another digest is refused.
  package var digest: String
  /// Makes the response from the outcomes, inside the transaction that wrote them, so that both are stored or neither is. Nil: nothing is
  /// stored under the key, e.g. because the only proposal was refused.
  package var answer: @Sendable ([Outcome]) -> IdempotentResponse?

  package init(
    person: Person.ID, path: String, key: String, digest: String, answer: @escaping @Sendable ([Outcome]) -> IdempotentResponse?
  ) {
    self.person = person
    self.path = path
    self.key = key
    self.digest = digest
    self.answer = answer
  }
}
