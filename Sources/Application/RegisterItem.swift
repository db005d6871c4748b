import Domain

/// Registers an item under an initiative or a parent, and, where asked, makes its first move in the same commit.
package struct RegisterItem: Sendable {
  /// A registration: what is registered where, by whom, with which input.
  package struct Request: Sendable {
    package var kind: Workflow.Kind
    /// Id or key of the initiative.
    package var initiative: String
    package var parent: Item.ID?
    package var actor: Actor
    package var key: RequestKey?
    /// The input for the kind's form. Called once the registration is allowed.
    package var inputs: @Sendable (Workflow) throws -> Inputs
    /// The first move, made at once, and the input for it.
    package var following: (move: Move.Name, inputs: Inputs)?

    package init(
      _ kind: Workflow.Kind, in initiative: String, under parent: Item.ID? = nil, by actor: Actor, key: RequestKey? = nil,
      following: (move: Move.Name, inputs: Inputs)? = nil, inputs: @escaping @Sendable (Workflow) throws -> Inputs
    ) {
      self.kind = kind
      self.initiative = initiative
      self.parent = parent
      self.actor = actor
      self.key = key
      self.following = following
      self.inputs = inputs
    }
  }

  let useCases: UseCases
  private var repositories: Repositories { useCases.repositories }

  /// Refusals come in the order of the interface: the key first, then 404, 403, 409, 422.
  /// - Parameters:
  ///   - start: The first day of the item; nil where it has none.
  ///   - respond: The response to store under the key, made inside the transaction.
  package func callAsFunction(
    _ request: Request, start: Day? = nil, respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<ItemContext> {
    let (initiative, found, action) = try await self.place(request.initiative, request.parent, request.actor, request.key)
    let place: RegistrationContext
    switch found {
    case .stored(let stored): return .stored(stored)
    case .fresh(let fresh): place = fresh
    }
    guard let workflow = useCases.workflows.registered(request.kind) else { throw Refusal.unknownKind(request.kind) }
    let inputs: Inputs
    let form: Form
    do {
      inputs = try request.inputs(workflow)
      form = try await ReadForm(repositories: repositories)(inputs, of: workflow, place.roster)
    } catch {
      try place.mayTry(request.kind, on: action)
      throw error
    }
    let next = try await following(request, workflow, place)
    let kind = request.kind
    return try await commit(
      in: initiative, request.parent, place, request.actor, request.key, inputs.attachments + (request.following?.inputs.attachments ?? []),
      respond
    ) { place throws(Refusal) in
      let change = try place.register(kind, with: form, start: start, on: action)
      guard let next else { return change }
      return try place.following(change, by: next.move, with: next.form, into: next.main, on: action)
    }
  }

  /// Registers by a decision of the caller's own, as a supervision notice for several late items.
  package func callAsFunction(
    in initiative: Item.ID, by actor: Actor, key: RequestKey? = nil,
    respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil },
    decide: @escaping @Sendable (RegistrationContext, ActionContext) throws(Refusal) -> Change
  ) async throws -> Answer<ItemContext> {
    let (id, found, action) = try await self.place(initiative.text, nil, actor, key)
    let place: RegistrationContext
    switch found {
    case .stored(let stored): return .stored(stored)
    case .fresh(let fresh): place = fresh
    }
    return try await commit(in: id, nil, place, actor, key, [], respond) { place throws(Refusal) in try decide(place, action) }
  }

  private func place(
    _ initiative: String, _ parent: Item.ID?, _ actor: Actor, _ key: RequestKey?
  ) async throws -> (Item.ID, Answer<RegistrationContext>, ActionContext) {
    let action = useCases.action(actor)
    if let stored = try await useCases.stored(key, of: actor) { return (Item.ID(""), .stored(stored), action) }
    let (found, _) = try await repositories.initiatives.initiative(initiative, within: actor.scope)
    let place = try await repositories.items.registrationContext(in: found.id, under: parent, within: actor.scope)
    return (found.id, .fresh(place), action)
  }

  private func following(
    _ request: Request, _ workflow: Workflow, _ place: RegistrationContext
  ) async throws -> (move: Move.Name, form: Form, main: Item?)? {
    guard let following = request.following else { return nil }
    let form = try await ReadForm(repositories: repositories)(following.inputs, of: workflow, place.roster)
    guard let field = workflow.transition(following.move, from: workflow.initial.id)?.merges, let initiative = place.initiative else {
      return (following.move, form, nil)
    }
    let main = try await FindItem(useCases: useCases)(
      called: form.fields[field]?.text ?? "", kind: workflow.kind, in: initiative.id, within: request.actor.scope)
    return (following.move, form, main)
  }

  private func commit(
    in initiative: Item.ID, _ parent: Item.ID?, _ place: RegistrationContext, _ actor: Actor, _ key: RequestKey?,
    _ attachments: [Attachment], _ respond: @escaping @Sendable (ItemContext) -> IdempotentResponse?,
    _ decide: @escaping @Sendable (RegistrationContext) throws(Refusal) -> Change
  ) async throws -> Answer<ItemContext> {
    let remindsFrom = useCases.remindsFrom
    let quietly: @Sendable (RegistrationContext) throws(Refusal) -> Change = { place throws(Refusal) in
      var change = try decide(place)
      if let remindsFrom { change.skipReminders(before: remindsFrom) }
      return change
    }
    let change = try quietly(place)
    for file in attachments { try await repositories.uploads.keep(file.upload, file.bytes) }
    let proposal = Proposal(change: change, redecision: .registration(in: initiative, under: parent, within: actor.scope, quietly))
    let stored = key?.storing(for: actor.person.id) { outcomes in
      if case .done(let items)? = outcomes.first { respond(place.context(items)) } else { nil }
    }
    switch try await repositories.items.commit([proposal], key: stored, at: useCases.now()) {
    case .stored(let stored): return .stored(stored)
    case .outcomes(let outcomes):
      switch outcomes.first {
      case .done(let items)?: return .fresh(place.context(items))
      case .refused(let refusal)?: throw refusal
      case nil: throw Refusal.notFound
      }
    }
  }
}

extension RegistrationContext {
  /// The context of the item just registered, with its shares.
  func context(_ items: [Item]) -> ItemContext {
    ItemContext(
      workflows: workflows, calendar: calendar, roster: roster, item: items[0], parent: parent,
      children: ChildrenSummary(of: Array(items.dropFirst())))
  }

  /// Refuses what needs no form to be refused: a closed parent, a person who may not.
  func mayTry(_ kind: Workflow.Kind, on action: ActionContext) throws(Refusal) {
    do throws(Refusal) { _ = try register(kind, with: Form(), on: action) } catch {
      if case .missing = error { return }
      throw error
    }
  }
}
