import Application
import Domain

/// The result of a request that changes something.
enum Decided: Sendable {
  /// The changed item in its updated context.
  case done(ItemContext)
  case answered(IdempotentResponse)
}

extension Site {
  /// Checks permission, state and guards before the form is read. A refusal by a freeze is recorded.
  func permit(_ name: Move.Name, in itemContext: ItemContext, by user: CurrentUser, via: String) async throws {
    let action = action(user, via: via)
    do { try itemContext.permit(name, on: action) } catch {
      try await record(error, of: name, in: itemContext, action)
      throw error
    }
  }

  func record(_ refusal: Refusal, of name: Move.Name, in itemContext: ItemContext, _ action: ActionContext) async throws {
    guard let change = itemContext.refused(name, by: refusal, on: action) else { return }
    _ = try await repositories.items.commit([change], once: nil, at: now())
  }

  /// Reads, decides and commits; tries up to three times if another change comes first and the caller named no version.
  /// - Parameter seen: the item's context if the caller has just read it; else it is read first.
  func decide(
    on id: Item.ID, by user: CurrentUser, via: String, version: Int? = nil, once: IdempotencyKey? = nil, attempt: Move.Name? = nil,
    seen: ItemContext? = nil,
    _ decision: (ItemContext, ActionContext) throws(Refusal) -> Change
  ) async throws -> Decided {
    var last = Refusal.stale(version: 0, by: nil)
    var seen = seen
    for _ in 0..<3 {
      var itemContext: ItemContext
      if let known = seen.take() {
        itemContext = known
      } else {
        if let once, let stored = try await repositories.items.answer(to: once) { return .answered(stored) }
        itemContext = try await repositories.items.context(of: id, within: user.scope)
      }
      itemContext.answering = user.answering
      if let version, version != itemContext.item.version { throw Refusal.stale(version: itemContext.item.version, by: nil) }
      let change: Change
      do { change = try decision(itemContext, action(user, via: via)) } catch {
        // A request with the same key may have been committed meanwhile; its response takes precedence over the
        // refusal.
        if let once, let stored = try await repositories.items.answer(to: once) { return .answered(stored) }
        if let attempt { try await record(error, of: attempt, in: itemContext, action(user, via: via)) }
        throw error
      }
      if change.writes.isEmpty { return .done(itemContext) }
      switch try await repositories.items.commit([change], once: once, at: now()).first {
      case .done(let items)?:
        var after = itemContext
        after.item = items.first { $0.id == id } ?? itemContext.item
        return .done(after)
      case .answered(let stored)?: return .answered(stored)
      case .refused(let refusal)?:
        guard case .stale = refusal else { throw refusal }
        last = refusal
      case nil: return .done(itemContext)
      }
      if version != nil { break }
    }
    throw last
  }

  /// Registers an item; tries up to three times if the roster or the parent changes meanwhile.
  func register(
    in initiative: Item.ID, under parent: Item.ID?, by user: CurrentUser, once: IdempotencyKey? = nil,
    _ decision: (RegistrationContext) throws(Refusal) -> Change
  ) async throws -> Decided {
    var last = Refusal.stale(version: 0, by: nil)
    for _ in 0..<3 {
      if let once, let stored = try await repositories.items.answer(to: once) { return .answered(stored) }
      let place = try await repositories.items.place(in: initiative, under: parent, within: user.scope)
      let change = try decision(place)
      switch try await repositories.items.commit([change], once: once, at: now()).first {
      case .done(let items)?:
        let itemContext = ItemContext(
          workflows: place.workflows, calendar: place.calendar, roster: place.roster, item: items[0], parent: place.parent,
          children: Array(items.dropFirst()))
        return .done(itemContext)
      case .answered(let stored)?: return .answered(stored)
      case .refused(let refusal)?:
        guard case .stale = refusal else { throw refusal }
        last = refusal
      case nil: break
      }
    }
    throw last
  }
}
