import Domain

/// Corrects the title and fields of an item that is open.
package struct CorrectItem: Sendable {
  let useCases: UseCases

  /// - Parameter version: The version that the caller saw; another one is refused as stale.
  package func callAsFunction(
    _ item: Item.ID, version: Int? = nil, with inputs: Inputs, by actor: Actor, key: RequestKey? = nil,
    respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<ItemContext> {
    try await useCases.decide(on: item, version: version, by: actor, key: key, respond: respond) { context, action in
      try context.permitEdit(on: action)
      let form = try await form(inputs, context, action)
      return (inputs.attachments, { context throws(Refusal) in try context.edit(form, on: action) })
    }
  }

  /// Reads the form. Where it cannot be read, fields that only a move changes are named first: 409 comes before 422.
  private func form(_ inputs: Inputs, _ context: ItemContext, _ action: ActionContext) async throws -> Form {
    let workflow = try context.workflow(of: context.item)
    do { return try await inputs.form(of: workflow, context.roster, from: useCases.repositories) } catch {
      for (name, value) in inputs.values.sorted(by: { $0.key < $1.key }) where workflow.field(name) != nil {
        let alone = Inputs([name: value])
        guard let form = try? await alone.form(of: workflow, context.roster, from: useCases.repositories) else { continue }
        try context.checkCorrectable(form.fields, on: action)
      }
      throw error
    }
  }
}
