import Domain

/// Corrects the title and fields of an item that is open.
package struct CorrectItem: Sendable {
  let decisions: Decisions

  /// - Parameters:
  ///   - version: The version that the caller saw; another one is refused as stale.
  ///   - inputs: The input for the form. Called once the correction is allowed.
  package func callAsFunction(
    _ item: Item.ID, version: Int? = nil, by actor: Actor, key: RequestKey? = nil, inputs: @Sendable (Workflow) throws -> Inputs,
    respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<ItemContext> {
    try await decisions(on: .init(item: item, version: version), by: actor, key: key, respond: respond) { context, action in
      _ = try context.edit(Form(), on: action)
      let workflow = try context.workflow(of: context.item)
      let read = try inputs(workflow)
      let form = try await ReadForm(repositories: decisions.useCases.repositories)(read, of: workflow, context.roster)
      return Decisions.Prepared(
        decide: { context, action throws(Refusal) in try context.edit(form, on: action) }, attachments: read.attachments)
    }
  }
}
