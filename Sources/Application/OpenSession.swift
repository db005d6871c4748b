import Domain

/// Opens a session or token for a person who has shown who they are.
package struct OpenSession: Sendable {
  let useCases: UseCases

  /// Under a key that was used before, nothing is opened: the same request made the same session.
  /// - Returns: When the session expires.
  /// - Throws: `Refusal.keyReused` where the key came with another body.
  package func callAsFunction(_ session: Session, key: RequestKey? = nil) async throws -> Instant {
    let opened = key?.storing(for: session.person) { _ in
      IdempotentResponse(status: 201, location: nil, body: String(session.expires.seconds))
    }
    let stored = try await useCases.repositories.accounts.open(session, key: opened)
    return stored.flatMap { Int64($0.body) }.map { Instant(seconds: $0) } ?? session.expires
  }
}
