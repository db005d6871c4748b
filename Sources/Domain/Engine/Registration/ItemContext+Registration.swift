extension ItemContext {
  /// The change that brings `item`, a blank of its kind, into being.
  func registered(
    _ workflow: Workflow, _ form: Form, _ predecessors: [Item], _ origin: Item.ID?, by action: ActionContext,
    as capacity: Capacity = Capacity(), counting start: Instant? = nil, act: Entry.Act = .register
  ) throws(Refusal) -> Change {
    var item = item
    var form = form
    let due = form.limit
    form.limit = nil
    _ = try item.fill(form, in: self)
    let calendar = self.calendar(for: item, at: action.now)
    item.clocks.start(
      in: workflow.initial, item.limits(in: workflow.initial, of: workflow, on: calendar), givenDay: due, at: start ?? action.now,
      on: calendar)
    item.isDone = workflow.initial.isDone
    item.makers["+register"] = [action.person.id]
    var entry = Entry(
      at: action.now, person: action.person.id, standingInFor: capacity.standingInFor, via: action.via, act: act, from: nil,
      to: item.state, round: 1,
      reason: form.reason, edits: item.fields.mapValues { Entry.Edit(before: nil, after: $0) })
    entry.onBehalf = capacity.onBehalf
    var change = Change(
      writes: [
        Change.Write(item: item, was: nil, entries: [entry], reminders: calendar.reminders(for: item, in: workflow, at: action.now))
      ])
    if let initiative = roster.initiative { change.preconditions.insert(.roster(of: initiative, version: roster.version)) }
    change.links = predecessors.map { Link(from: item.id, to: $0.id, kind: .follows) }
    if let origin { change.links.append(Link(from: item.id, to: origin, kind: .startedBy)) }
    if let parent {
      change.preconditions.insert(.item(parent.id, version: parent.version))
      change.raises.insert(parent.id)
    } else if let initiative = item.initiative {
      change.raises.insert(initiative)
    }
    if item.lead != nil {
      change.messages.append(
        Message(
          key: "\(item.id)/register/v1", item: item.id, rule: "+register", to: [.party], except: action.person.id,
          due: calendar.sendingTime(atOrAfter: action.now)))
    }
    try openMissingShares(of: item, workflow, by: action, into: &change)
    if act == .load, let limit = item.limit, limit < action.now { change.skipReminders() }
    return change
  }

  /// Each party of a joint item gets a share of its own, on the day the parties are set; also one that comes back.
  func openMissingShares(of item: Item, _ workflow: Workflow, by action: ActionContext, into change: inout Change) throws(Refusal) {
    guard let rule = workflow.shares, item.parties.count > 1, !item.isDone, let kind = workflows[rule.kind] else { return }
    let before = self.item.parties
    let held = shares.filter { !isWithdrawn($0, under: rule) }.compactMap(\.lead)
    let released = shares.compactMap(\.lead).filter(before.contains)
    for party in item.parties where !held.contains(party) && !released.contains(party) {
      let blank = Item(
        id: Item.ID(action.freshID()), kind: rule.kind, workflowVersion: kind.version, title: item.title, state: kind.initial.id,
        initiative: item.initiative, parent: item.id, registrar: action.person.id, registeredAt: action.now, start: item.start)
      let context = ItemContext(workflows: workflows, calendar: calendar, roster: roster, item: blank)
      let due = item.whole.map { calendar.zone.day(of: $0.limit) }
      let share = try context.registered(kind, Form(lead: party, limit: due), [], nil, by: action)
      change.writes += share.writes
      change.messages += share.messages
      change.raises.insert(item.id)
    }
  }
}
