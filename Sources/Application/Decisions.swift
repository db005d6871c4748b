import Domain

/// Reads items, decides on each, and commits what was decided: the one road of everything that changes items that exist.
///
/// Refusals come in the order of the interface: the key first, then 404, 412, and what `prepare` and the decision refuse (403, 409, 422).
struct Decisions: Sendable {
  /// An item, and the version of it that the caller saw.
  struct Target: Sendable {
    var item: Item.ID
    var version: Int?
  }

  /// A decision on one item, made without a database, so that the store can make it again on what is stored by then.
  struct Prepared: Sendable {
    var decide: @Sendable (ItemContext, ActionContext) throws(Refusal) -> Change
    /// Files to store once the decision is allowed.
    var attachments: [Attachment] = []
  }

  /// One target's result: the context with the item as stored now, or the refusal.
  enum Result: Sendable {
    case done(ItemContext)
    case refused(Refusal)
  }

  let useCases: UseCases
  private var items: any Items { useCases.repositories.items }

  /// - Parameters:
  ///   - respond: The response to store under `key`, made inside the transaction. Nil stores nothing.
  ///   - attempt: The move whose refusal by a freeze is put on record.
  ///   - prepare: Checks that need no transaction, in the order of the interface. What it throws that is no refusal ends the whole request.
  /// - Returns: A result for each target, in their order.
  func callAsFunction(
    on targets: [Target], by actor: Actor, key: RequestKey? = nil, attempt: Move.Name? = nil,
    respond: @escaping @Sendable ([Result]) -> IdempotentResponse? = { _ in nil },
    prepare: (_ index: Int, _ context: ItemContext, _ action: ActionContext) async throws -> Prepared
  ) async throws -> Answer<[Result]> {
    if let stored = try await useCases.stored(key, of: actor) { return .stored(stored) }
    let action = useCases.action(actor)
    let contexts = try await items.contexts(of: targets.map(\.item), within: actor.scope)
    var draft = Draft(count: targets.count)
    for (index, target) in targets.enumerated() {
      do {
        guard var context = contexts[target.item] else { throw Refusal.notFound }
        context.answering = actor.answering
        draft.contexts[index] = context
        try target.check(context)
        let prepared = try await prepare(index, context, action)
        let change = try prepared.decide(context, action)
        for file in prepared.attachments { try await useCases.repositories.uploads.keep(file.upload, file.bytes) }
        draft.take(proposal(change, target, actor, action, prepared), of: context, at: index)
      } catch let refusal as Refusal {
        draft.results[index] = .refused(refusal)
        // A twin may have been faster: then its response is this one's too.
        if targets.count == 1, let stored = try await useCases.stored(key, of: actor) { return .stored(stored) }
      }
    }
    let decided = draft
    let answer = try await commit(decided, key?.storing(for: actor.person.id) { respond(decided.results(after: $0)) })
    if case .fresh(let results) = answer, let attempt { try await record(results, decided.contexts, attempt, action) }
    return answer
  }

  private func proposal(_ change: Change, _ target: Target, _ actor: Actor, _ action: ActionContext, _ prepared: Prepared) -> Proposal {
    let remindsFrom = useCases.remindsFrom
    let quiet: @Sendable (Change) -> Change = { change in
      var change = change
      if let remindsFrom { change.skipReminders(before: remindsFrom) }
      return change
    }
    return Proposal(
      change: quiet(change),
      redecision: .item(target.item, within: actor.scope) { context throws(Refusal) in
        var context = context
        context.answering = actor.answering
        try target.check(context)
        return quiet(try prepared.decide(context, action))
      })
  }

  private func commit(_ draft: Draft, _ key: IdempotencyKey?) async throws -> Answer<[Result]> {
    let proposals = draft.proposals.map(\.proposal)
    if proposals.isEmpty, key?.answer([]) == nil { return .fresh(draft.results(after: [])) }
    switch try await items.commit(proposals, key: key, at: useCases.now()) {
    case .outcomes(let outcomes): return .fresh(draft.results(after: outcomes))
    case .stored(let stored): return .stored(stored)
    }
  }

  /// Puts on record what a freeze refused.
  private func record(_ results: [Result], _ contexts: [ItemContext?], _ attempt: Move.Name, _ action: ActionContext) async throws {
    let changes = zip(results, contexts).compactMap { result, context -> Change? in
      guard case .refused(let refusal) = result, let context else { return nil }
      return context.refused(attempt, by: refusal, on: action)
    }
    if !changes.isEmpty { _ = try await items.commit(changes, at: useCases.now()) }
  }
}

extension Decisions.Target {
  /// - Throws: 412 where the caller saw another version.
  func check(_ context: ItemContext) throws(Refusal) {
    if let version, version != context.item.version { throw .stale(version: context.item.version, by: nil) }
  }
}

extension Decisions {
  /// The results so far, and the proposals that the others wait for.
  private struct Draft: Sendable {
    var results: [Result?]
    var contexts: [ItemContext?]
    var proposals: [(index: Int, proposal: Proposal)] = []

    init(count: Int) {
      results = Array(repeating: nil, count: count)
      contexts = Array(repeating: nil, count: count)
    }

    mutating func take(_ proposal: Proposal, of context: ItemContext, at index: Int) {
      if proposal.change.writes.isEmpty { results[index] = .done(context) } else { proposals.append((index, proposal)) }
    }

    func results(after outcomes: [Outcome]) -> [Result] {
      var results = results
      for ((index, _), outcome) in zip(proposals, outcomes) {
        switch outcome {
        case .refused(let refusal): results[index] = .refused(refusal)
        case .done(let items):
          guard var context = contexts[index] else { continue }
          context.item = items.first { $0.id == context.item.id } ?? context.item
          results[index] = .done(context)
        }
      }
      return results.map { $0 ?? .refused(.notFound) }
    }
  }

  /// The same on one item; its refusal is thrown.
  func callAsFunction(
    on target: Target, by actor: Actor, key: RequestKey? = nil, attempt: Move.Name? = nil,
    respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil },
    prepare: (_ context: ItemContext, _ action: ActionContext) async throws -> Prepared
  ) async throws -> Answer<ItemContext> {
    let answer = try await self(
      on: [target], by: actor, key: key, attempt: attempt,
      respond: { if case .done(let context) = $0[0] { respond(context) } else { nil } },
      prepare: { try await prepare($1, $2) })
    switch answer {
    case .stored(let stored): return .stored(stored)
    case .fresh(let results):
      switch results[0] {
      case .done(let context): return .fresh(context)
      case .refused(let refusal): throw refusal
      }
    }
  }
}
