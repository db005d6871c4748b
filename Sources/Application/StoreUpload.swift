import Domain

/// Stores a file by itself, to be named in a form afterwards.
package struct StoreUpload: Sendable {
  let useCases: UseCases

  /// - Parameter response: The response to store under the key, in the same transaction as the file.
  package func callAsFunction(
    _ file: Attachment, by actor: Actor, key: RequestKey? = nil, response: @escaping @Sendable () -> IdempotentResponse
  ) async throws -> Answer<IdempotentResponse> {
    let stored = try await useCases.repositories.uploads.keep(
      file.upload, file.bytes, key: key?.storing(for: actor.person.id) { _ in response() })
    return stored.map { .stored($0) } ?? .fresh(response())
  }
}
