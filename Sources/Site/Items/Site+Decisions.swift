import Application
import Domain

/// What came of a request to change something.
enum Decided: Sendable {
  /// The item as it stands now, and the world it was decided in, brought up to date.
  case done(ItemContext)
  case answered(IdempotentResponse)
}

extension Site {
  /// Whether the person may and the item takes it, before anybody looks at a form. What a freeze refuses is recorded.
  func permit(_ name: Move.Name, in itemContext: ItemContext, by user: CurrentUser, via: String) async throws {
    let action = action(user, via: via)
    do { try itemContext.permit(name, on: action) } catch {
      try await record(error, of: name, in: itemContext, action)
      throw error
    }
  }

  func record(_ refusal: Refusal, of name: Move.Name, in itemContext: ItemContext, _ action: ActionContext) async throws {
    guard let change = itemContext.refused(name, by: refusal, on: action) else { return }
    _ = try await repositories.items.commit([change], at: now())
  }

  /// Read, decide, commit; decided again up to three times where somebody was faster and the caller named no version.
  /// - Parameter seen: the item's world as the caller has just read it; else it is read first.
  func decide(
    on id: Item.ID, by user: CurrentUser, via: String, version: Int? = nil, once: IdempotencyKey? = nil, attempt: Move.Name? = nil,
    seen: ItemContext? = nil,
    _ decision: (ItemContext, ActionContext) throws(Refusal) -> Change
  ) async throws -> Decided {
    var last = Refusal.stale(version: nil, by: nil)
    var seen = seen
    for _ in 0..<3 {
      var itemContext: ItemContext
      if let known = seen.take() {
        itemContext = known
      } else {
        if let once, let stored = try await repositories.items.response(to: once) { return .answered(stored) }
        itemContext = try await repositories.items.context(of: id, within: user.scope)
      }
      itemContext.answering = user.answering
      if let version, version != itemContext.item.version { throw Refusal.stale(version: itemContext.item.version, by: nil) }
      let change: Change
      do { change = try decision(itemContext, action(user, via: via)) } catch {
        // A twin may have been faster: then this is its answer, not a refusal.
        if let once, let stored = try await repositories.items.response(to: once) { return .answered(stored) }
        if let attempt { try await record(error, of: attempt, in: itemContext, action(user, via: via)) }
        throw error
      }
      if change.writes.isEmpty { return .done(itemContext) }
      let outcome: Outcome?
      switch try await repositories.items.commit([Proposal(change: change)], key: once, at: now()) {
      case .stored(let stored): return .answered(stored)
      case .outcomes(let outcomes): outcome = outcomes.first
      }
      switch outcome {
      case .done(let items)?:
        var after = itemContext
        after.item = items.first { $0.id == id } ?? itemContext.item
        return .done(after)
      case .refused(let refusal)?:
        guard case .stale = refusal else { throw refusal }
        last = refusal
      case nil: return .done(itemContext)
      }
      if version != nil { break }
    }
    throw last
  }

  /// Registers an item, deciding again where the roster or the parent moved meanwhile.
  func register(
    in initiative: Item.ID, under parent: Item.ID?, by user: CurrentUser, once: IdempotencyKey? = nil,
    _ decision: (RegistrationContext) throws(Refusal) -> Change
  ) async throws -> Decided {
    var last = Refusal.stale(version: nil, by: nil)
    for _ in 0..<3 {
      if let once, let stored = try await repositories.items.response(to: once) { return .answered(stored) }
      let place = try await repositories.items.registrationContext(in: initiative, under: parent, within: user.scope)
      let change = try decision(place)
      let outcome: Outcome?
      switch try await repositories.items.commit([Proposal(change: change)], key: once, at: now()) {
      case .stored(let stored): return .answered(stored)
      case .outcomes(let outcomes): outcome = outcomes.first
      }
      switch outcome {
      case .done(let items)?:
        let itemContext = ItemContext(
          workflows: place.workflows, calendar: place.calendar, roster: place.roster, item: items[0], parent: place.parent,
          children: Array(items.dropFirst()))
        return .done(itemContext)
      case .refused(let refusal)?:
        guard case .stale = refusal else { throw refusal }
        last = refusal
      case nil: break
      }
    }
    throw last
  }
}
