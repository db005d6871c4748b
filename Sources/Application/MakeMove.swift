import Domain

/// One move on one item or on many: by whom, on what, with which input, under which key.
package struct MoveRequest: Sendable {
  /// An item, the version of it that the caller saw, and the input for its form.
  package struct Target: Sendable {
    package var item: Item.ID
    package var version: Int?
    package var inputs: Inputs
    /// For the start of an initiative: its draft with corrections that are not stored yet. Nil starts the stored one.
    package var draft: Initiative?

    package init(item: Item.ID, version: Int? = nil, draft: Initiative? = nil, inputs: Inputs = Inputs()) {
      self.item = item
      self.version = version
      self.draft = draft
      self.inputs = inputs
    }
  }

  package var move: Move.Name
  package var targets: [Target]
  package var actor: Actor
  package var key: RequestKey?
  /// Whether one form was filled in for items of different kinds: each takes only what its own move needs or asks for.
  package var isSharedForm: Bool

  package init(_ move: Move.Name, on targets: [Target], by actor: Actor, key: RequestKey? = nil, isSharedForm: Bool = false) {
    self.move = move
    self.targets = targets
    self.actor = actor
    self.key = key
    self.isSharedForm = isSharedForm
  }
}

/// Makes a move on one item or on many, each decided by its own kind and initiative. Nothing else outside Domain decides a move.
package struct MakeMove: Sendable {
  /// The result for one item: the context with the item as stored now, or the refusal.
  package typealias Result = Swift.Result<ItemContext, Refusal>

  let useCases: UseCases
  private var repositories: Repositories { useCases.repositories }

  /// - Parameter respond: The response to store under the request's key, made inside the transaction of the moves.
  /// - Returns: A result for each target, in their order.
  package func callAsFunction(
    _ request: MoveRequest, respond: @escaping @Sendable ([Result]) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<[Result]> {
    // 1. The key; then all items, each with everything that a decision on it reads: 404, 412.
    let targets = request.targets.map { Decisions.Target(item: $0.item, version: $0.version) }
    var decisions = try await Decisions(on: targets, by: request.actor, key: request.key, useCases)
    for index in decisions.undecided {
      // 2. Each item by itself: 403, 409, 422.
      do { try await decide(request, index, &decisions) } catch let refusal as Refusal { decisions.refuse(index, refusal) }
    }
    // 3. All changes and the response in one transaction.
    let answer = try await decisions.commit(respond)
    // 4. What a freeze refused is put on record.
    if case .fresh(let results) = answer { try await record(results, of: request.move, decisions) }
    return answer
  }

  /// The same on one item; its refusal is thrown, and nothing is stored under its key then.
  package func one(
    _ request: MoveRequest, respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<ItemContext> {
    let answer = try await self(request) { results in if case .success(let context) = results[0] { respond(context) } else { nil } }
    return try answer.map { try $0[0].get() }
  }

  private func decide(_ request: MoveRequest, _ index: Int, _ decisions: inout Decisions) async throws {
    guard let context = decisions.contexts[index] else { throw Refusal.notFound }
    let (target, name, action) = (request.targets[index], request.move, decisions.action)
    let workflow = try context.workflow(of: context.item)
    guard let move = workflow.transition(name, from: context.item.state) else {
      try context.permit(name, on: action)
      throw Refusal.unknownMove(name)
    }
    let inputs = request.isSharedForm ? target.inputs.only(move.needs + move.asks) : target.inputs
    let form: Form
    do { form = try await inputs.form(of: workflow, context.roster, from: repositories) } catch let refusal as Refusal {
      // A form that cannot be read is refused only after permission, state and guards.
      try context.permit(name, on: action)
      throw refusal
    }
    if context.item.kind == Workflow.initiative, name == "start" {
      try form.check(accepting: move.needs + move.asks)
      return try await start(request, index, form, &decisions)
    }
    let main = try await main(for: move, with: form, in: context, request.actor)
    @Sendable func decide(_ context: ItemContext) throws(Refusal) -> Change {
      guard let main else { return try context.decide(name, with: form, on: action) }
      var context = context
      context.main = main
      return try context.decide(name, with: form, on: action)
    }
    try await decisions.propose(index, try decide(context), storing: inputs.attachments, orAgain: decide)
  }

  /// A start brings the whole plan to life: groups, people, and every item of the schedule.
  private func start(_ request: MoveRequest, _ index: Int, _ form: Form, _ decisions: inout Decisions) async throws {
    guard let context = decisions.contexts[index] else { throw Refusal.notFound }
    let (draft, action) = (request.targets[index].draft, decisions.action)
    var initiative = draft
    if initiative == nil { initiative = try await repositories.initiatives.initiative(context.item.id.text, within: request.actor.scope).0 }
    guard let initiative else { throw Refusal.notFound }
    let launch = try await useCases.launch()
    @Sendable func decide(_ context: ItemContext) throws(Refusal) -> Change {
      try launch.start(initiative, with: form, isCorrected: draft != nil, in: context, on: action)
    }
    try await decisions.propose(index, try decide(context), orAgain: decide)
  }

  /// The item that a merge names; nil where the move merges nothing, or there is no such item in sight.
  private func main(for move: Move, with form: Form, in context: ItemContext, _ actor: Actor) async throws -> Item? {
    guard let field = move.merges, let initiative = context.item.initiative else { return nil }
    return try await FindItem(useCases: useCases)(
      called: form.fields[field]?.text ?? "", kind: context.item.kind, in: initiative, within: actor.scope)
  }

  private func record(_ results: [Result], of attempt: Move.Name, _ decisions: Decisions) async throws {
    let changes = zip(results, decisions.contexts).compactMap { result, context -> Change? in
      guard case .failure(let refusal) = result else { return nil }
      return context?.refused(attempt, by: refusal, on: decisions.action)
    }
    if !changes.isEmpty { _ = try await repositories.items.commit(changes, at: decisions.action.now) }
  }
}
