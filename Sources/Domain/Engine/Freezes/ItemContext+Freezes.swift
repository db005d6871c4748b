/// Freezes (暂停交易期、冻结): items of their own kind, whose fields name the moves that are refused while they are open.
extension ItemContext {
  /// The state of a freeze in which it bars.
  static let open: Workflow.State.ID = "open"

  /// The consents that let the move through the open freezes, one for each kind of consent; empty if no freeze bars it.
  /// - Parameter after: the item as the form leaves it, for the amount; nil while the form is not known.
  /// - Throws: `Refusal.frozen` if a freeze bars the move, `.beyondConsent` if no consent covers the amount.
  func consents(to move: Move, spending after: Item? = nil, on action: ActionContext) throws(Refusal) -> [Item] {
    guard item.kind != Workflow.freeze, workflows[item.kind]?.consent?.use != move.name else { return [] }
    var consents: [Item] = []
    for freeze in freezes where bars(freeze, move, on: calendar.zone.day(of: action.now)) {
      let kind = freeze.fields["consent"]?.text.flatMap { workflows[$0] }
      if consents.contains(where: { $0.kind == kind?.kind }) { continue }
      let given = parts.filter { $0.kind == kind?.kind && lets($0, move) }
      guard let last = given.last else { throw .frozen(blocker(freeze), consent: kind.flatMap { $0.consent == nil ? nil : $0.name }) }
      guard let asked = move.spends.flatMap({ after?.fields[$0]?.integer }) else {
        consents.append(given[0])
        continue
      }
      guard let consent = given.first(where: { covered(by: $0).map { $0 >= asked } ?? false }) else {
        throw .beyondConsent(blocker(last), covers: covered(by: last), asked: asked)
      }
      consents.append(consent)
    }
    return consents
  }

  /// Uses the consents up: each lets one move through.
  func use(_ consents: [Item], by action: ActionContext, into change: inout Change) throws(Refusal) {
    for consent in consents {
      let workflow = try workflow(of: consent)
      guard let use = workflow.consent.flatMap({ workflow.transition($0.use, from: consent.state) }) else { continue }
      let context = context(of: consent, with: change)
      change.take(try context.apply(use, Form(), of: workflow, by: action, automatic: "consent"))
    }
  }

  /// Whether it is a consent that nobody has used yet, and for this move.
  private func lets(_ part: Item, _ move: Move) -> Bool {
    guard let rule = workflows[part.kind, version: part.workflowVersion]?.consent, part.state == rule.state else { return false }
    let named = rule.moves.flatMap { part.fields[$0]?.list } ?? []
    return named.isEmpty || named.contains(move.name) || named.contains(move.title.zh)
  }

  private func covered(by consent: Item) -> Int64? {
    workflows[consent.kind, version: consent.workflowVersion]?.consent?.amount.flatMap { consent.fields[$0]?.integer }
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
  package func refused(_ name: Move.Name, by refusal: Refusal, on action: ActionContext) -> Change? {
    let bar: Refusal.Blocker
    switch refusal {
    case .frozen(let freeze, _): bar = freeze
    case .beyondConsent(let consent, _, _): bar = consent
    default: return nil
    }
    let title = (try? workflow(of: item))?.moves.first { $0.name == name }?.title ?? Name(name)
    var after = item
    after.version += 1
    let entry = Entry(
      at: action.now, person: action.person.id, via: action.via, act: .refuse, from: item.state, to: item.state, round: item.round,
      reason: bar.title, edits: ["move": Entry.Edit(before: nil, after: .text(title.zh))])
    return Change(writes: [Change.Write(item: after, was: item, entries: [entry])])
  }
}
