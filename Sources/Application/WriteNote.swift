import Domain

/// Writes a note beside the moves of an item, with files.
package struct WriteNote: Sendable {
  let useCases: UseCases

  package func callAsFunction(
    _ words: String, attachments: [Attachment] = [], on item: Item.ID, by actor: Actor, key: RequestKey? = nil,
    respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<ItemContext> {
    let files = attachments.map(\.upload.id)
    return try await useCases.decide(on: item, by: actor, key: key, respond: respond) { _, action in
      (attachments, { context throws(Refusal) in try context.note(words, files: files, on: action) })
    }
  }
}
