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
