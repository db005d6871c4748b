import Application
import Domain

extension Site {
  /// What a merge names by its id or its number, whole or as pages show it; nil where the move merges nothing, or there
  /// is no such item in sight.
  func main(for name: Move.Name, with form: Form, in itemContext: ItemContext, by user: CurrentUser) async throws -> Item? {
    guard let field = try itemContext.workflow(of: itemContext.item).move(name, from: itemContext.item.state)?.merges,
      let initiative = itemContext.item.initiative
    else { return nil }
    return try await item(called: form.fields[field]?.text ?? "", kind: itemContext.item.kind, in: initiative, within: user.scope)
  }

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
  /// Made with what a merge names; any other move is made as it is.
  func move(_ name: Move.Name, with form: Form, into main: Item?, on action: ActionContext) throws(Refusal) -> Change {
    guard let main else { return try move(name, with: form, on: action) }
    var itemContext = self
    itemContext.main = main
    return try itemContext.move(name, with: form, on: action)
  }
}
