extension Item {
  /// Takes over what the form gives; answers what changed.
  mutating func fill(_ form: Form, in context: ItemContext) throws(Refusal) -> [String: Entry.Edit] {
    var edits: [String: Entry.Edit] = [:]
    func note(_ name: String, _ before: String?, _ after: String?) {
      if before != after { edits[name] = Entry.Edit(before: before.map(Value.text), after: after.map(Value.text)) }
    }
    if let title = form.title {
      note("title", self.title, title)
      self.title = title
    }
    if let lead = form.lead {
      note("lead", self.lead.map(context.roster.name(of:)), context.roster.name(of: lead))
      self.lead = lead
      assisting.removeAll { $0 == lead }
    }
    if let assisting = form.assisting {
      let others = assisting.filter { $0 != lead }
      guard others.isEmpty || lead != nil else { throw .noLead }
      note(
        "assisting", self.assisting.map(context.roster.name(of:)).joined(separator: "、"),
        others.map(context.roster.name(of:)).joined(separator: "、"))
      self.assisting = others
    }
    if let assignee = form.assignee {
      note("assignee", self.assignee.map(context.roster.name(of:)), context.roster.name(of: assignee))
      self.assignee = assignee
    }
    if let day = form.limit {
      let before = limit.map { context.calendar.zone.day(of: $0).description }
      clocks.extend(to: day, from: registeredAt, on: context.calendar)
      note("limit", before, day.description)
    }
    for (id, value) in form.fields where fields[id] != value {
      edits[id] = Entry.Edit(before: fields[id], after: value)
      fields[id] = value
    }
    return edits
  }

  /// Steps into the move's state and answers the history row of it.
  mutating func enter(
    _ move: Move, of workflow: Workflow, on calendar: WorkCalendar, by action: ActionContext, as capacity: Capacity = Capacity(),
    reason: String? = nil, edits: [String: Entry.Edit] = [:], automatic via: String? = nil, ran: (limit: Instant?, lateBy: Int64?)? = nil
  ) -> Entry {
    let now = action.now
    let from = state
    // A limit that is filled in with the move has not run yet.
    let ran = ran ?? missed(at: now)
    let left = workflow.state(state)
    let next = workflow.state(move.to) ?? workflow.initial
    if move.countsRound { round += 1 }
    clocks.enter(
      next, from: left, isNewRound: move.countsRound, limits(in: next, of: workflow, on: calendar), at: now, on: calendar)
    if isDone, !next.isDone { makers = [:] }
    if via == nil { makers[move.name, default: []].formUnion([action.person.id] + (capacity.standingInFor.map { [$0] } ?? [])) }
    if state != next.id || move.countsRound { since = now }
    state = next.id
    isDone = next.isDone
    closedAt = isDone ? closedAt ?? now : nil
    version += 1
    var entry = Entry(
      at: now, person: via == nil ? action.person.id : nil, standingInFor: capacity.standingInFor, via: via ?? action.via,
      act: .moved(move.name), from: from, to: state, round: round, reason: reason, edits: edits, limit: ran.limit, lateBy: ran.lateBy)
    entry.onBehalf = capacity.onBehalf
    return entry
  }
}
