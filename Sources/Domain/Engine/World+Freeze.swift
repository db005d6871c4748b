/// Freezes (暂停交易期、冻结): items of a kind of their own whose fields say what is refused while they are open.
extension World {
  /// The state of a freeze in which it bars, and of a consent in which it lets through.
  static let open: Workflow.State.ID = "open"
  static let granted: Workflow.State.ID = "granted"

  /// The consent that lets the move through a freeze, where there is one; nil where nothing bars it.
  /// - Throws: `Refusal.frozen` where something does.
  func consent(to move: Move, on occasion: Occasion) throws(Refusal) -> Item? {
    guard item.kind != Workflow.freeze else { return nil }
    var waiver: Item?
    for freeze in freezes where bars(freeze, move, on: calendar.zone.day(of: occasion.now)) {
      let kind = freeze.fields["consent"]?.text
      let given = parts.first { $0.kind == kind && $0.state == Self.granted }
      guard let given else { throw .frozen(blocker(freeze), consent: kind.flatMap { workflows[$0]?.name }) }
      waiver = given
    }
    return waiver
  }

  /// Whether a freeze of that name is open.
  func isFrozen(_ name: String, on day: Day) -> Bool {
    freezes.contains { $0.state == Self.open && $0.fields["name"]?.text == name && covers($0, day) }
  }

  private func bars(_ freeze: Item, _ move: Move, on day: Day) -> Bool {
    guard freeze.state == Self.open, covers(freeze, day) else { return false }
    func names(_ id: Field.ID) -> [String] { freeze.fields[id]?.list ?? [] }
    func holds(_ id: Field.ID, _ asked: [String]) -> Bool { names(id).isEmpty || !Set(names(id)).isDisjoint(with: asked) }
    let parties = item.parties.flatMap { [$0.key, roster.name(of: $0)] }
    guard holds("kinds", [item.kind]), holds("agencies", parties) else { return false }
    return holds("moves", [move.name]) != (freeze.fields["mode"]?.text == "only")
  }

  private func covers(_ freeze: Item, _ day: Day) -> Bool {
    func edge(_ id: Field.ID) -> Day? { freeze.fields[id]?.day }
    return edge("from").map { $0 <= day } ?? true && edge("until").map { day <= $0 } ?? true
  }

  /// The change that keeps a refused attempt on record.
  package func refused(_ name: Move.Name, by refusal: Refusal, on occasion: Occasion) -> Change? {
    guard case .frozen(let freeze, _) = refusal else { return nil }
    let title = (try? workflow(of: item))?.moves.first { $0.name == name }?.title ?? Name(name)
    var after = item
    after.version += 1
    let entry = Entry(
      at: occasion.now, person: occasion.person.id, via: occasion.via, act: .refuse, from: item.state, to: item.state, round: item.round,
      reason: freeze.title, edits: ["move": Entry.Edit(before: nil, after: .text(title.zh))])
    return Change(writes: [Change.Write(item: after, was: item.version, entries: [entry])])
  }
}
