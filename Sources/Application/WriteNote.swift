import Domain

/// Writes a note beside the moves of an item, with files.
package struct WriteNote: Sendable {
  let decisions: Decisions

  package func callAsFunction(
    _ words: String, attachments: [Attachment] = [], on item: Item.ID, by actor: Actor, key: RequestKey? = nil,
    respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<ItemContext> {
    try await decisions(on: .init(item: item), by: actor, key: key, respond: respond) { _, _ in
      let files = attachments.map(\.upload.id)
      return Decisions.Prepared(
        decide: { context, action throws(Refusal) in try context.note(words, files: files, on: action) }, attachments: attachments)
    }
  }
}
