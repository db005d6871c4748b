package struct IdempotentResponse: Hashable, Sendable, Codable {
  package var status: Int
  package var location: String?
  package var body: String
  package init(status: Int, location: String?, body: String) {
    self.status = status
    self.location = location
    self.body = body
  }
}
