/// The response to a request that was sent under an idempotency key, stored so that a repeated request gets the same one.
package struct IdempotentResponse: Hashable, Sendable, Codable {
  /// HTTP status.
  package var status: Int
  /// `Location` header.
  package var location: String?
  package var body: String

  package init(status: Int, location: String?, body: String) {
    self.status = status
    self.location = location
    self.body = body
  }
}
