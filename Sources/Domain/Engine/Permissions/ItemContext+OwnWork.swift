/// Separation of duties: nobody checks their own work, nor a stand-in that of the absent person.
extension ItemContext {
  /// Fallback: if separation of duties excludes everyone eligible, the leaders of the nearest group above may act, unless excluded too.
  func lastResort(_ person: Person, for move: Move, on day: Day) -> Capacity? {
    // Nobody is barred before one of those moves was made.
    guard move.notBy.contains(where: { item.makers[$0]?.isEmpty == false }), person.isActive, !person.isAuditor, answering == nil else {
      return nil
    }
    let holders = move.by.reduce(into: Set<Person.ID>()) { $0.formUnion(roster.holders(of: $1, for: item, whole: parent, on: day)) }
    func isLeft(_ person: Person.ID) -> Bool { !isBarred(person, actingFor: nil, by: move.notBy, on: day) }
    guard !holders.isEmpty, !holders.contains(where: isLeft) else { return nil }
    let parties = move.by.flatMap { roster.parties(of: $0, for: item, whole: parent) }
    let named = parties.compactMap { if case .group(let id) = $0 { id } else { nil } }
    let groups = named.isEmpty ? Set(holders.flatMap { roster.posts(of: $0, on: day).map(\.group) }).sorted() : named
    let above = groups.compactMap { group in
      roster.above(group).dropFirst().lazy.map { roster.holders(in: [$0], holding: [.leader, .deputy], on: day).filter(isLeft) }
        .first { !$0.isEmpty }
    }
    return above.contains { $0.contains(person.id) } ? Capacity() : nil
  }

  /// Separation of duties: bars the makers of these moves, the people they acted for, and today's stand-ins of either.
  func isBarred(_ person: Person.ID, actingFor absent: Person.ID?, by moves: [Move.Name], on day: Day) -> Bool {
    let makers = moves.reduce(into: Set<Person.ID>()) { $0.formUnion(item.makers[$1] ?? []) }
    let barred = makers.union(makers.flatMap { roster.substitutes(of: $0, on: day) })
    return barred.contains(person) || absent.map(barred.contains) ?? false
  }
}
