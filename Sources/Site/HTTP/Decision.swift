import Domain

/// What came of a request to change something.
enum Decided: Sendable {
  /// The item as it stands now, and the world it was decided in, brought up to date.
  case done(World)
  case answered(StoredAnswer)
}

extension Site {
  /// Whether the person may and the item takes it, before anybody looks at a form. What a freeze refuses is recorded.
  func permit(_ name: Move.Name, in world: World, by visitor: Visitor, via: String) async throws {
    let occasion = occasion(visitor, via: via)
    do { try world.permit(name, on: occasion) } catch {
      try await record(error, of: name, in: world, occasion)
      throw error
    }
  }

  func record(_ refusal: Refusal, of name: Move.Name, in world: World, _ occasion: Occasion) async throws {
    guard let change = world.refused(name, by: refusal, on: occasion) else { return }
    _ = try await registry.commit([change], once: nil, at: now())
  }

  /// Read, decide, commit; decided again up to three times where somebody was faster and the caller named no version.
  /// - Parameter seen: the item's world as the caller has just read it; else it is read first.
  func decide(
    on id: Item.ID, by visitor: Visitor, via: String, version: Int? = nil, once: Once? = nil, attempt: Move.Name? = nil,
    seen: World? = nil,
    _ decision: (World, Occasion) throws(Refusal) -> Change
  ) async throws -> Decided {
    var last = Refusal.stale(version: 0, by: nil)
    var seen = seen
    for _ in 0..<3 {
      var world: World
      if let known = seen.take() {
        world = known
      } else {
        if let once, let stored = try await registry.answer(to: once) { return .answered(stored) }
        world = try await registry.world(of: id, within: visitor.scope)
      }
      world.answering = visitor.answering
      if let version, version != world.item.version { throw Refusal.stale(version: world.item.version, by: nil) }
      let change: Change
      do { change = try decision(world, occasion(visitor, via: via)) } catch {
        // A twin may have been faster: then this is its answer, not a refusal.
        if let once, let stored = try await registry.answer(to: once) { return .answered(stored) }
        if let attempt { try await record(error, of: attempt, in: world, occasion(visitor, via: via)) }
        throw error
      }
      if change.writes.isEmpty { return .done(world) }
      switch try await registry.commit([change], once: once, at: now()).first {
      case .done(let items)?:
        var after = world
        after.item = items.first { $0.id == id } ?? world.item
        return .done(after)
      case .answered(let stored)?: return .answered(stored)
      case .refused(let refusal)?:
        guard case .stale = refusal else { throw refusal }
        last = refusal
      case nil: return .done(world)
      }
      if version != nil { break }
    }
    throw last
  }

  /// Registers an item, deciding again where the roster or the parent moved meanwhile.
  func register(
    in initiative: Item.ID, under parent: Item.ID?, by visitor: Visitor, once: Once? = nil,
    _ decision: (World.Place) throws(Refusal) -> Change
  ) async throws -> Decided {
    var last = Refusal.stale(version: 0, by: nil)
    for _ in 0..<3 {
      if let once, let stored = try await registry.answer(to: once) { return .answered(stored) }
      let place = try await registry.place(in: initiative, under: parent, within: visitor.scope)
      let change = try decision(place)
      switch try await registry.commit([change], once: once, at: now()).first {
      case .done(let items)?:
        let world = World(
          workflows: place.workflows, calendar: place.calendar, roster: place.roster, item: items[0], parent: place.parent,
          children: Array(items.dropFirst()))
        return .done(world)
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
