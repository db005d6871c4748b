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
    package var inputs: Inputs
    /// The first day of the item; nil where it has none.
    package var start: Day?
    /// The first move, made at once, and the input for it.
    package var following: (move: Move.Name, inputs: Inputs)?

    package init(
      _ kind: Workflow.Kind, in initiative: String, under parent: Item.ID? = nil, with inputs: Inputs, start: Day? = nil,
      following: (move: Move.Name, inputs: Inputs)? = nil, by actor: Actor, key: RequestKey? = nil
    ) {
      self.kind = kind
      self.initiative = initiative
      self.parent = parent
      self.actor = actor
      self.key = key
      self.following = following
      self.inputs = inputs
      self.start = start
    }
  }

  let useCases: UseCases
  private var repositories: Repositories { useCases.repositories }

  /// Refusals come in the order of the interface: the key first, then 404, 403, 409, 422.
  /// - Parameter respond: The response to store under the key, made inside the transaction.
  package func callAsFunction(
    _ request: Request, respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<ItemContext> {
    // 1. The key; then the initiative, and everything that the decision reads.
    if let stored = try await useCases.stored(request.key, of: request.actor) { return .stored(stored) }
    let action = useCases.action(request.actor)
    let (initiative, _) = try await repositories.initiatives.initiative(request.initiative, within: request.actor.scope)
    let place = try await repositories.items.registrationContext(in: initiative.id, under: request.parent, within: request.actor.scope)
    guard let workflow = useCases.workflows.registered(request.kind) else { throw Refusal.unknownKind(request.kind) }
    // 2. A form that cannot be read is refused only after what needs no form: 403 and 409 come before 422.
    let form: Form
    do { form = try await request.inputs.form(of: workflow, place.roster, from: repositories) } catch let refusal as Refusal {
      try place.mayTry(request.kind, on: action)
      throw refusal
    }
    let next = try await following(request, workflow, place)
    let (kind, start) = (request.kind, request.start)
    return try await register(
      in: initiative.id, place, under: request.parent, storing: request.inputs.attachments + (request.following?.inputs.attachments ?? []),
      by: request.actor, key: request.key, respond
    ) { place throws(Refusal) in
      let change = try place.register(kind, with: form, start: start, on: action)
      guard let next else { return change }
      return try place.following(change, by: next.move, with: next.form, into: next.main, on: action)
    }
  }

  private func following(
    _ request: Request, _ workflow: Workflow, _ place: RegistrationContext
  ) async throws -> (move: Move.Name, form: Form, main: Item?)? {
    guard let following = request.following else { return nil }
    let form = try await following.inputs.form(of: workflow, place.roster, from: repositories)
    guard let field = workflow.transition(following.move, from: workflow.initial.id)?.merges, let initiative = place.initiative else {
      return (following.move, form, nil)
    }
    let main = try await FindItem(useCases: useCases)(
      called: form.fields[field]?.text ?? "", kind: workflow.kind, in: initiative.id, within: request.actor.scope)
    return (following.move, form, main)
  }

  /// Decides, and commits what was decided; where something has changed by then, it is decided again.
  func register(
    in initiative: Item.ID, _ place: RegistrationContext, under parent: Item.ID? = nil, storing files: [Attachment] = [], by actor: Actor,
    key: RequestKey?, _ respond: @escaping @Sendable (ItemContext) -> IdempotentResponse?,
    decide: @escaping @Sendable (RegistrationContext) throws(Refusal) -> Change
  ) async throws -> Answer<ItemContext> {
    let remindsFrom = useCases.remindsFrom
    let change = try decide(place).skippingReminders(before: remindsFrom)
    for file in files { try await repositories.uploads.keep(file.upload, file.bytes) }
    let redecision = Proposal.Redecision.registration(in: initiative, under: parent, within: actor.scope) { place throws(Refusal) in
      try decide(place).skippingReminders(before: remindsFrom)
    }
    let key = key?.storing(for: actor.person.id) { outcomes in
      if case .done(let items)? = outcomes.first { respond(place.context(items)) } else { nil }
    }
    switch try await repositories.items.commit([Proposal(change: change, redecision: redecision)], key: key, at: useCases.now()) {
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
