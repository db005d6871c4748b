import Domain

/// Makes a move on one item or on many, each decided by its own kind and initiative. Nothing else outside Domain decides a move.
package struct MakeMove: Sendable {
  /// The result for one item: the context with the item as stored now, or the refusal.
  package typealias Result = Swift.Result<ItemContext, Refusal>

  let decisions: Decisions
  private var useCases: UseCases { decisions.useCases }
  private var repositories: Repositories { useCases.repositories }

  /// - Parameter respond: The response to store under the request's key, made inside the transaction of the moves.
  /// - Returns: A result for each target, in their order.
  package func callAsFunction(
    _ request: MoveRequest, respond: @escaping @Sendable ([Result]) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<[Result]> {
    let answer = try await decisions(
      on: request.targets.map { .init(item: $0.item, version: $0.version) }, by: request.actor, key: request.key, attempt: request.move,
      respond: { respond($0.map(\.result)) },
      prepare: { index, context, action in try await prepare(request, request.targets[index], context, action) })
    return switch answer {
    case .fresh(let results): .fresh(results.map(\.result))
    case .stored(let stored): .stored(stored)
    }
  }

  /// The same on one item; its refusal is thrown, and nothing is stored under its key then.
  package func one(
    _ request: MoveRequest, respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<ItemContext> {
    let answer = try await self(request) { results in if case .success(let context) = results[0] { respond(context) } else { nil } }
    return switch answer {
    case .fresh(let results): .fresh(try results[0].get())
    case .stored(let stored): .stored(stored)
    }
  }

  /// A form that cannot be read is refused only after permission, state and guards: 403 and 409 come before 422.
  private func prepare(
    _ request: MoveRequest, _ target: MoveRequest.Target, _ context: ItemContext, _ action: ActionContext
  ) async throws -> Decisions.Prepared {
    let workflow = try context.workflow(of: context.item)
    guard let move = workflow.transition(request.move, from: context.item.state) else {
      try context.permit(request.move, on: action)
      throw Refusal.unknownMove(request.move)
    }
    let inputs: Inputs
    let form: Form
    do {
      inputs = try target.inputs(workflow, move)
      form = try await ReadForm(repositories: repositories)(inputs, of: workflow, context.roster)
    } catch {
      try context.permit(request.move, on: action)
      throw error
    }
    if context.item.kind == Workflow.initiative, request.move == "start" {
      try form.check(accepting: move.needs + move.asks)
      return try await start(context, request.actor, form, target.draft)
    }
    let main = try await main(for: move, with: form, in: context, request.actor)
    let name = request.move
    return Decisions.Prepared(
      decide: { context, action throws(Refusal) in
        var context = context
        if let main { context.main = main }
        return try context.decide(name, with: form, on: action)
      }, attachments: inputs.attachments)
  }

  /// A start brings the whole plan to life: groups, people, and every item of the schedule.
  private func start(_ context: ItemContext, _ actor: Actor, _ form: Form, _ draft: Initiative?) async throws -> Decisions.Prepared {
    var initiative = draft
    if initiative == nil { initiative = try await repositories.initiatives.initiative(context.item.id.text, within: actor.scope).0 }
    guard let initiative else { throw Refusal.notFound }
    let launch = try await useCases.launch()
    return Decisions.Prepared { context, action throws(Refusal) in
      try launch.start(initiative, with: form, isCorrected: draft != nil, in: context, on: action)
    }
  }

  /// The item that a merge names; nil where the move merges nothing, or there is no such item in sight.
  private func main(for move: Move, with form: Form, in context: ItemContext, _ actor: Actor) async throws -> Item? {
    guard let field = move.merges, let initiative = context.item.initiative else { return nil }
    return try await FindItem(useCases: useCases)(
      called: form.fields[field]?.text ?? "", kind: context.item.kind, in: initiative, within: actor.scope)
  }
}

extension Decisions.Result {
  fileprivate var result: MakeMove.Result {
    switch self {
    case .done(let context): .success(context)
    case .refused(let refusal): .failure(refusal)
    }
  }
}
