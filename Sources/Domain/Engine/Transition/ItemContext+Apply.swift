extension ItemContext {
  /// The change a permitted move makes: the item, its history row, its reminders, what it starts, carries and joins.
  func apply(
    _ move: Move, _ form: Form, of workflow: Workflow, by action: ActionContext, as capacity: Capacity = Capacity(),
    automatic via: String? = nil
  ) throws(Refusal) -> Change {
    var after = item
    var form = form
    if let field = move.merges, let main { form.fields[field] = .text(main.number) }
    if let day = form.limit { try checkExtension(to: day) }
    // Before the form may move the limit: an extension does not make good what was missed.
    // What ends with its limit, by the clock, has missed nothing.
    let ran = via == "time" && move.timing == .limit ? (limit: after.limit, lateBy: nil) : after.missed(at: action.now)
    var edits = try after.fill(form, in: self)
    if form.limit == nil { edits.merge(after.reset(workflow.whole, since: item, on: calendar)) { $1 } }
    if after.lead != item.lead { after.recount(on: calendar(for: after, at: action.now)) }
    if move.addsUp { edits.merge(addUp(into: &after, of: workflow)) { $1 } }
    try checkFields(move.guards, of: after)
    let consents = try consents(to: move, spending: after, on: action)
    if !consents.isEmpty {
      let named = consents.map { $0.number.isEmpty ? $0.title : $0.number }
      edits["consent"] = Entry.Edit(before: nil, after: .text(named.joined(separator: "、")))
    }
    var entry = after.enter(
      move, of: workflow, on: calendar, by: action, as: capacity, reason: form.reason, edits: edits, automatic: via, ran: ran)
    if ran.lateBy != nil { entry.holder = holder(of: item, in: workflow, on: calendar.zone.day(of: action.now)) }
    var change = Change(
      writes: [
        Change.Write(
          item: after, was: item, entries: [entry], reminders: calendar.reminders(for: after, in: workflow, at: action.now))
      ],
      preconditions: preconditions(of: move))
    try use(consents, by: action, into: &change)
    if !move.tell.isEmpty { change.messages.append(told(of: move, after, by: action)) }
    try openMissingShares(of: after, workflow, by: action, into: &change)
    try sendBackShares(form, by: action, into: &change)
    try withdrawShares(shares, of: after, by: action, into: &change)
    if let limit = form.limit { try extendShares(to: limit, by: action, into: &change) }
    if let effect = move.onWhole { try affectWhole(effect, of: after, by: action, into: &change) }
    for start in move.starts { try self.start(start, from: after, by: action, into: &change) }
    for carry in move.carries { try self.carry(carry, of: after, form, by: action, into: &change) }
    try join(after, by: move, in: workflow, on: action, into: &change)
    part(from: item, to: after, in: workflow, into: &change)
    if after.isDone != item.isDone, !isCarried { try carryUp(after, by: action, into: &change) }
    change.trustWrites()
    return change
  }

  /// Whose lateness it is when the limit of the state passes.
  package func holder(of item: Item, in workflow: Workflow, on day: Day) -> Party? {
    switch workflow.state(item.state)?.holder {
    case .field(let id)?: item.fields[id]?.text.flatMap { roster.party($0) } ?? item.lead
    case let role?: roster.group(holding: role, for: item, on: day).map(Party.group) ?? item.lead
    case nil: item.lead
    }
  }

  func told(of move: Move, _ item: Item, by action: ActionContext) -> Message {
    Message(
      key: "\(item.id)/\(move.name)/v\(item.version)", item: item.id, rule: move.name, to: move.tell, except: action.person.id,
      due: calendar.sendingTime(atOrAfter: action.now))
  }

  /// A part or share that opens or closes touches its whole: it raises the whole's `childrenVersion`, may not open
  /// under a closed whole or initiative, and may be the one that fulfils the join.
  private func carryUp(_ after: Item, by action: ActionContext, into change: inout Change) throws(Refusal) {
    if !after.isDone, let initiative {
      if initiative.isDone { throw .parentClosed(blocker(initiative)) }
      change.preconditions.insert(.item(initiative.id, version: initiative.version))
    }
    guard let parent else { return raiseInitiative(into: &change) }
    if !after.isDone, parent.isDone { throw .parentClosed(blocker(parent)) }
    if !after.isDone, shareKind(of: parent) == after.kind, !parent.parties.contains(where: { $0 == after.lead }) {
      throw .notItsParty(blocker(parent))
    }
    change.preconditions.insert(.children(of: parent.id, version: parent.childrenVersion))
    change.preconditions.insert(.item(parent.id, version: parent.version))
    change.raises.insert(parent.id)
    let workflow = try workflow(of: parent)
    guard after.isDone, let shares = workflow.shares, shares.kind == after.kind, isMet(shares, by: siblings + [after]),
      let join = workflow.move(shares.move, from: parent.state)
    else { return }
    change.preconditions.remove(.item(parent.id, version: parent.version))
    var whole = parent
    let entry = whole.enter(join, of: workflow, on: calendar, by: action, automatic: "join")
    change.writes.append(
      Change.Write(
        item: whole, was: parent, entries: [entry], reminders: calendar.reminders(for: whole, in: workflow, at: action.now)))
    if !join.tell.isEmpty { change.messages.append(told(of: join, whole, by: action)) }
    try withdrawShares(siblings, of: whole, isJoined: true, by: action, into: &change)
  }

  /// What stands directly under an initiative is what keeps it from closing.
  private func raiseInitiative(into change: inout Change) {
    if let initiative = item.initiative, initiative != item.id { change.raises.insert(initiative) }
  }
}
