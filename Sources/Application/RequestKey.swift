import Domain

/// The key under which a request takes effect once: of the header `Idempotency-Key`, or hidden in a form.
package struct RequestKey: Sendable {
  /// Method and path: `POST /items`. The same key on another path is another request.
  package var path: String
  package var key: String
  /// Of the body: the same key with another body is refused.
  package var digest: String

  package init(path: String, key: String, digest: String) {
    self.path = path
    self.key = key
    self.digest = digest
  }

  /// The key as the store looks it up; its answer is not needed for that.
  func lookup(of person: Person.ID) -> IdempotencyKey {
    IdempotencyKey(person: person, path: path, key: key, digest: digest) { _ in nil }
  }

  func storing(for person: Person.ID, _ answer: @escaping @Sendable ([Outcome]) -> IdempotentResponse?) -> IdempotencyKey {
    IdempotencyKey(person: person, path: path, key: key, digest: digest, answer: answer)
  }
}
