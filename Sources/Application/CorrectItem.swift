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
      try context.permitEdit(on: action)
      let workflow = try context.workflow(of: context.item)
      let read = try inputs(workflow)
      let form = try await self.form(read, of: workflow, context, action)
      return Decisions.Prepared(
        decide: { context, action throws(Refusal) in try context.edit(form, on: action) }, attachments: read.attachments)
    }
  }

  /// Reads the form. Where it cannot be read, fields that only a move changes are named first: 409 comes before 422.
  private func form(_ inputs: Inputs, of workflow: Workflow, _ context: ItemContext, _ action: ActionContext) async throws -> Form {
    let read = ReadForm(repositories: decisions.useCases.repositories)
    do { return try await read(inputs, of: workflow, context.roster) } catch {
      for (name, value) in inputs.values.sorted(by: { $0.key < $1.key }) where workflow.field(name) != nil {
        guard let alone = try? await read(Inputs([name: value]), of: workflow, context.roster) else { continue }
        try context.checkCorrectable(alone.fields, on: action)
      }
      throw error
    }
  }
}
