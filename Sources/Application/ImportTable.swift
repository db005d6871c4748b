import Domain

/// Registers the rows of a table: all of them or, with a bad one among them, none.
package struct ImportTable: Sendable {
  /// A table, and where its rows are registered.
  package struct Request: Sendable {
    package var kind: Workflow.Kind
    /// Id or key of the initiative.
    package var initiative: String
    package var parent: Item.ID?
    package var header: [String]
    package var rows: [Sheet.Row]
    package var actor: Actor
    package var key: RequestKey?

    package init(
      _ kind: Workflow.Kind, in initiative: String, under parent: Item.ID? = nil, header: [String], rows: [Sheet.Row], by actor: Actor,
      key: RequestKey? = nil
    ) {
      self.kind = kind
      self.initiative = initiative
      self.parent = parent
      self.header = header
      self.rows = rows
      self.actor = actor
      self.key = key
    }
  }

  /// The rows that would be registered, and those that are wrong.
  package struct Reading: Sendable {
    /// Each with the lines and causes of its faults, in the order of the table.
    package var bad: [Sheet.BadRow]
    /// Numbers of the city platform that are registered already; their rows are passed over.
    package var known: [String] = []
    /// How many rows are good.
    package var count: Int
    fileprivate var initiative: Item.ID
    fileprivate var make: @Sendable (Range<Int>) throws -> [Change]
  }

  let useCases: UseCases
  private var repositories: Repositories { useCases.repositories }

  /// Reads the table without registering anything.
  /// - Parameter asCityList: Whether the columns are those of the city platform's list; nil to find out by the header.
  /// - Throws: `Refusal.faults` for a header that does not fit, `.notAllowed`, `.notFound`.
  package func read(_ request: Request, asCityList: Bool? = false) async throws -> Reading {
    let (initiative, _) = try await repositories.initiatives.initiative(request.initiative, within: request.actor.scope)
    let place = try await repositories.items.registrationContext(in: initiative.id, under: request.parent, within: request.actor.scope)
    guard let workflow = place.workflows[request.kind] else { throw Refusal.unknownKind(request.kind) }
    let action = useCases.action(request.actor)
    try place.mayTry(request.kind, on: action)
    if asCityList != false, request.kind == Workflow.hotline {
      if let list = asCityList == true
        ? try CityList(header: request.header, of: workflow) : try? CityList(header: request.header, of: workflow)
      {
        return try await readCityList(list, request, place, action, initiative.id)
      }
    }
    let (kind, header, rows) = (request.kind, request.header, request.rows)
    let bad = try place.bad(kind, header: header, rows: rows, on: action)
    let lines = Set(bad.map(\.line))
    let good = lines.isEmpty ? rows : rows.filter { !lines.contains($0.line) }
    return Reading(bad: bad, count: good.count, initiative: initiative.id) { range in
      let read = try place.register(kind, header: header, rows: Array(good[range]), on: action)
      guard read.bad.isEmpty else { throw BadRows(rows: read.bad) }
      return read.changes
    }
  }

  private func readCityList(
    _ list: CityList, _ request: Request, _ place: RegistrationContext, _ action: ActionContext, _ initiative: Item.ID
  ) async throws -> Reading {
    let known = try await repositories.hotline.cityNumbers(among: list.numbers(in: request.rows), in: initiative)
    let taken = try list.take(request.rows, known: known, into: place, on: action)
    return Reading(bad: taken.bad, known: taken.known, count: taken.changes.count, initiative: initiative) { Array(taken.changes[$0]) }
  }

  /// Registers the good rows of a table that was read: some hundred a commit, unseen until the last.
  /// - Parameter respond: The response to store under the key, with the last commit.
  /// - Returns: How many rows were registered.
  /// - Throws: `BadRows` where a row is refused all the same; then none is kept.
  package func register(
    _ reading: Reading, of request: Request, respond: @escaping @Sendable (Int) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<Int> {
    let count = reading.count
    let key = request.key?.storing(for: request.actor.person.id) { _ in respond(count) }
    switch try await repositories.ledgers.commitTogether(count, key: key, at: useCases.now(), reading.make) {
    case .stored(let stored): return .stored(stored)
    case .outcomes: return .fresh(count)
    }
  }
}
