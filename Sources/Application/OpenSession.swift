import Domain

/// Opens a session or token for a person who has shown who they are.
package struct OpenSession: Sendable {
  let useCases: UseCases

  /// Under a key that was used before, nothing is opened: the same request made the same session.
  /// - Returns: When the session expires.
  /// - Throws: `Refusal.keyReused` where the key came with another body.
  package func callAsFunction(_ session: Session, key: RequestKey? = nil) async throws -> Instant {
    let (items, accounts) = (useCases.repositories.items, useCases.repositories.accounts)
    func expiry(_ stored: IdempotentResponse) -> Instant { Int64(stored.body).map { Instant(seconds: $0) } ?? session.expires }
    if let key {
      if let stored = try await items.response(to: key.lookup(of: session.person)) { return expiry(stored) }
      let opened = key.storing(for: session.person) { _ in
        IdempotentResponse(status: 201, location: nil, body: String(session.expires.seconds))
      }
      if case .stored(let stored) = try await items.commit([], key: opened, at: useCases.now()) { return expiry(stored) }
    }
    try await accounts.open(session)
    return session.expires
  }
}
