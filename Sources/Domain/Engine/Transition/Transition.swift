/// A permitted move on one item, made step by step. The order of the steps is a rule of its own, so it is written down in `change`.
struct Transition {
  /// The context of the item before the move.
  let context: ItemContext
  let move: Move
  let workflow: Workflow
  let action: ActionContext
  /// How the person comes to hold the role.
  var capacity = Capacity()
  /// The source of a move that no person makes: `time`, `join`, `carry`, `consent`.
  var automatic: String?

  private(set) var form: Form
  private(set) var after: Item
  private var edits: [String: Entry.Edit] = [:]
  /// The limit that ran until the move, and by how many seconds it was missed.
  private var ran: (limit: Instant?, lateBy: Int64?) = (nil, nil)
  private var consents: [Item] = []
  private var decided = Change()

  init(
    _ move: Move, with form: Form, of workflow: Workflow, in context: ItemContext, by action: ActionContext,
    as capacity: Capacity = Capacity(),
    automatic: String? = nil
  ) {
    self.context = context
    self.move = move
    self.workflow = workflow
    self.action = action
    self.capacity = capacity
    self.automatic = automatic
    self.form = form
    after = context.item
  }

  /// The change that the move makes: the item, its history row, its reminders, and everything on other items.
  mutating func change() throws(Refusal) -> Change {
    try fillIn()
    try checkFields()
    return try finish()
  }

  /// The item as the form leaves it, still in its old state.
  mutating func fillIn() throws(Refusal) {
    nameMain()
    // 1. Before the form moves the limit: a bound is measured from the limit in force.
    try checkNewLimit()
    // 2. Before the form moves the limit: an extension granted by this move must not erase lateness.
    measureLateness()
    // 3. Before everything that reads fields.
    try takeOverForm()
    // 4. After the fields are filled in: limits and office hours depend on them.
    resetLimits()
    // 5. After the form: totals replace its values.
    addUp()
  }

  /// 6. After the form and the totals: amounts must balance as they will be stored.
  func checkFields() throws(Refusal) { try context.checkFields(move.guards, of: after) }

  mutating func finish() throws(Refusal) -> Change {
    // 7. After the form, which says how much is spent; before the state changes, since a freeze bars the move from the old state.
    try findConsents()
    // 8. The state last of the item: its row carries all that was found out above.
    enterState()
    // 9. A consent is used up as soon as the item itself is written.
    try context.use(consents, by: action, into: &decided)
    // 10. Messages name the item as it is now.
    tell()
    // 11. New parties get shares before parties that left lose theirs, and before more time is given to those that stay open.
    try changeShares()
    // 12. The parent's clock, before moves that are carried to the parent.
    if let effect = move.onWhole { try context.affectParent(effect, of: after, by: action, into: &decided) }
    // 13. New items, before carried moves: those reach the new items too.
    for start in move.starts { try context.start(start, from: after, by: action, into: &decided) }
    // 14. Carried moves see everything above.
    for carry in move.carries { try context.carry(carry, of: after, form, by: action, into: &decided) }
    // 15. A merge may close the item at once, so it comes after the item's own effects.
    try context.join(after, by: move, in: workflow, on: action, into: &decided)
    context.part(from: context.item, to: after, in: workflow, into: &decided)
    // 16. Parents last: whether the join is met depends on the item and on the items it carried along.
    raiseParent()
    try joinParent()
    // 17. An item that is written is checked by its version already.
    decided.trustWrites()
    return decided
  }
}

extension Transition {
  /// The field of a merge shows the number of the item that was chosen.
  private mutating func nameMain() {
    if let field = move.merges, let main = context.main { form.fields[field] = .text(main.number) }
  }

  private func checkNewLimit() throws(Refusal) {
    if let day = form.limit { try context.checkExtension(to: day) }
  }

  /// A move that time makes at the limit has missed nothing.
  private mutating func measureLateness() {
    ran = automatic == "time" && move.timing == .limit ? (after.limit, nil) : after.missed(at: action.now)
  }

  private mutating func takeOverForm() throws(Refusal) { edits = try after.fill(form, in: context) }

  private mutating func resetLimits() {
    if form.limit == nil { edits.merge(after.reset(workflow.whole, since: context.item, on: context.calendar)) { $1 } }
    if after.lead != context.item.lead { after.clocks.changeHours(to: context.calendar(for: after, at: action.now)) }
  }

  private mutating func addUp() {
    guard move.addsUp else { return }
    edits.merge(context.addUp(into: &after, of: workflow)) { $1 }
    decided.preconditions.formUnion(context.preconditions(ofTotalsOf: workflow))
  }

  private mutating func findConsents() throws(Refusal) {
    consents = try context.consents(to: move, spending: after, on: action)
    guard !consents.isEmpty else { return }
    let named = consents.map { $0.number.isEmpty ? $0.title : $0.number }
    edits["consent"] = Entry.Edit(before: nil, after: .text(named.joined(separator: "、")))
  }

  private mutating func enterState() {
    let calendar = context.calendar
    var entry = after.enter(
      move, of: workflow, on: calendar, by: action, as: capacity, reason: form.reason, edits: edits, automatic: automatic, ran: ran)
    if ran.lateBy != nil { entry.holder = context.holder(of: context.item, in: workflow, on: calendar.zone.day(of: action.now)) }
    decided.writes.append(
      Change.Write(
        item: after, was: context.item, entries: [entry], reminders: calendar.reminders(for: after, in: workflow, at: action.now)))
    decided.preconditions.formUnion(context.preconditions(of: move))
  }

  private mutating func tell() {
    if !move.tell.isEmpty { decided.messages.append(context.told(of: move, after, by: action)) }
  }

  private mutating func changeShares() throws(Refusal) {
    try context.openMissingShares(of: after, workflow, by: action, into: &decided)
    try context.sendBackShares(form, by: action, into: &decided)
    try context.withdrawShares(context.shares, of: after, by: action, into: &decided)
    if let limit = form.limit { try context.extendShares(to: limit, by: action, into: &decided) }
  }

  /// Raises the parent's `childrenVersion` where a guard or total of the parent or of a sibling may read something else now.
  private mutating func raiseParent() {
    if let parent = context.item.parent, context.isReadByRelatives(after) { decided.raises.insert(parent) }
  }

  private mutating func joinParent() throws(Refusal) {
    if after.isDone != context.item.isDone, !context.isCarried { try context.carryUp(after, by: action, into: &decided) }
  }
}

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
