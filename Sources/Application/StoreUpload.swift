import Domain

/// Stores a file by itself, to be named in a form afterwards.
package struct StoreUpload: Sendable {
  let useCases: UseCases

  /// - Parameter response: The response to store under the key.
  package func callAsFunction(
    _ file: Attachment, by actor: Actor, key: RequestKey? = nil, response: @escaping @Sendable () -> IdempotentResponse
  ) async throws -> Answer<IdempotentResponse> {
    let items = useCases.repositories.items
    if let key, let stored = try await items.response(to: key.lookup(of: actor.person.id)) { return .stored(stored) }
    try await useCases.repositories.uploads.keep(file.upload, file.bytes)
    guard let key else { return .fresh(response()) }
    // Of two at once one stores its response; both answer with it.
    if case .stored(let stored) = try await items.commit(
      [], key: key.storing(for: actor.person.id) { _ in response() }, at: useCases.now())
    {
      return .stored(stored)
    }
    return .fresh(response())
  }
}
