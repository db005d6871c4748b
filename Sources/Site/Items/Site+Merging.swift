import Application
import Domain

extension Site {
  /// The target of a merge, named in the form by id or by number; the initiative's part of the number may be left out.
  /// Nil if the move merges nothing, or if the user sees no such item.
  func main(for name: Move.Name, with form: Form, in itemContext: ItemContext, by user: CurrentUser) async throws -> Item? {
    guard let field = try itemContext.workflow(of: itemContext.item).move(name, from: itemContext.item.state)?.merges,
      let initiative = itemContext.item.initiative
    else { return nil }
    return try await item(called: form.fields[field]?.text ?? "", kind: itemContext.item.kind, in: initiative, within: user.scope)
  }

  /// The item of a kind by id or number; nil unless exactly one matches.
  func item(called name: String, kind: Workflow.Kind, in initiative: Item.ID, within scope: Scope) async throws -> Item? {
    guard !name.isEmpty else { return nil }
    if let item = try? await repositories.items.context(of: Item.ID(name), within: scope).item { return item.kind == kind ? item : nil }
    var query = ItemQuery(now: now(), limit: SecurityPolicy.maxPageSize)
    query.kinds = [kind]
    query.initiative = initiative
    query.words = name
    let found = try await repositories.search.find(query, within: scope).items.filter {
      $0.number == name || $0.number.hasSuffix("-" + name)
    }
    return found.count == 1 ? found[0] : nil
  }
}

extension ItemContext {
  /// Makes a move, with the target if it is a merge.
  func move(_ name: Move.Name, with form: Form, into main: Item?, on action: ActionContext) throws(Refusal) -> Change {
    guard let main else { return try move(name, with: form, on: action) }
    var itemContext = self
    itemContext.main = main
    return try itemContext.move(name, with: form, on: action)
  }
}
