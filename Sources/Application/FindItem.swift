import Domain

/// Finds the one item that a person means by an id or by a number, whole or as pages show it.
struct FindItem: Sendable {
  let useCases: UseCases

  /// Nil where no item in sight, or more than one, is called so.
  func callAsFunction(called name: String, kind: Workflow.Kind, in initiative: Item.ID, within scope: Scope) async throws -> Item? {
    guard !name.isEmpty else { return nil }
    if let item = try? await useCases.repositories.items.context(of: Item.ID(name), within: scope).item {
      return item.kind == kind ? item : nil
    }
    var query = ItemQuery(now: useCases.now(), limit: 200)
    query.kinds = [kind]
    query.initiative = initiative
    query.words = name
    let found = try await useCases.repositories.search.find(query, within: scope).items.filter {
      $0.number == name || $0.number.hasSuffix("-" + name)
    }
    return found.count == 1 ? found[0] : nil
  }
}
