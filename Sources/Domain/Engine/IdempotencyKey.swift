/// A request that must take effect once: unique for a person, a path and a key.
package struct IdempotencyKey: Sendable {
  package var person: Person.ID
  /// Method and path: `POST /api/v1/items`.
  package var path: String
  package var key: String
  /// Of the body: the same key with another body is refused.
  package var digest: String
  /// Makes the response from the outcomes, inside the same transaction. Nil: nothing is stored under the key, so the request may be tried again.
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
