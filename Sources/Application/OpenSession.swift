import Domain

/// Opens a session or token for a person who has shown who they are.
package struct OpenSession: Sendable {
  let useCases: UseCases

  /// Under a key that was used before, nothing is opened: the same request made the same session.
  /// - Throws: `Refusal.keyReused` where the key came with another body.
  package func callAsFunction(_ session: Session, key: RequestKey? = nil) async throws {
    let (items, accounts) = (useCases.repositories.items, useCases.repositories.accounts)
    guard let key else { return try await accounts.open(session) }
    if try await items.response(to: key.lookup(of: session.person)) != nil { return }
    let opened = key.storing(for: session.person) { _ in IdempotentResponse(status: 201, location: nil, body: "") }
    if case .outcomes = try await items.commit([], key: opened, at: useCases.now()) { try await accounts.open(session) }
  }
}
