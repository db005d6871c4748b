/// Corrections, notes, links and reveals: history rows without a change of state.
extension ItemContext {
  /// Refuses what needs no form to be refused: a person who may not correct the item, a state in which nothing is corrected.
  @discardableResult
  package func permitEdit(on action: ActionContext) throws(Refusal) -> Capacity {
    let workflow = try workflow(of: item)
    let day = calendar.zone.day(of: action.now)
    guard let capacity = capacity(of: action.person, in: [.party, .registrar, .leader, .office], for: item, on: day) else {
      throw .notAllowed(workflow.name)
    }
    guard !item.isDone else {
      throw .notFromHere(move: Name(zh: "修改", en: "Edit"), state: workflow.state(item.state)?.name ?? Name(item.state))
    }
    if let state = workflow.state(item.state), state.isLocked { throw .locked(state.name) }
    return capacity
  }

  /// Refuses a correction of fields that only a move changes.
  /// - Parameter fields: The new values; one that the item has already is not corrected.
  package func checkCorrectable(_ fields: [Field.ID: Value], on action: ActionContext) throws(Refusal) {
    let workflow = try workflow(of: item)
    let correctable = Set(correctable(by: action.person.id).map(\.id))
    let changed = fields.filter { item.fields[$0.key] != $0.value }.keys.sorted()
    let protected = changed.compactMap { correctable.contains($0) ? nil : workflow.field($0)?.name }
    if !protected.isEmpty { throw .byMoveOnly(protected) }
  }

  /// Corrects title and fields. Who may register an item of its kind, or is a party to it, may correct it while it is open.
  package func edit(_ form: Form, on action: ActionContext) throws(Refusal) -> Change {
    let workflow = try workflow(of: item)
    let capacity = try permitEdit(on: action)
    try checkWriters(of: form, by: action, in: workflow)
    try checkCorrectable(form.fields, on: action)
    // Lead, limit and the like change by moves.
    try form.check(accepting: [.title] + workflow.fields.map { .field($0.id) })
    let emptied = try self.emptied(by: form, on: action)
    var after = item
    var edits = try after.fill(Form(title: form.title, fields: form.fields.filter { !isMask($1, of: $0, in: workflow) }), in: self)
    for id in emptied {
      edits[id] = Entry.Edit(before: after.fields[id], after: nil)
      after.fields[id] = nil
    }
    guard !edits.isEmpty else { return Change() }
    let moved = after.reset(workflow.whole, since: item, on: calendar)
    after.version += 1
    let entry = record(
      .edit, after, by: action, standingInFor: capacity.standingInFor, reason: form.reason, edits: edits.merging(moved) { $1 })
    let reminders = moved.isEmpty ? nil : calendar.reminders(for: after, in: workflow, at: action.now)
    var change = Change(writes: [Change.Write(item: after, was: item, entries: [entry], reminders: reminders)])
    if let parent = item.parent, isReadByRelatives(after) { change.raises.insert(parent) }
    return change
  }

  /// The fields that a correction empties.
  private func emptied(by form: Form, on action: ActionContext) throws(Refusal) -> [Field.ID] {
    let workflow = try workflow(of: item)
    let emptied = workflow.fields.filter { form.emptied.contains($0.id) && item.fields[$0.id] != nil }
    let blank = Form(fields: Dictionary(uniqueKeysWithValues: emptied.map { ($0.id, Value.text("")) }))
    try checkWriters(of: blank, by: action, in: workflow)
    try checkCorrectable(blank.fields, on: action)
    let needed: [Need] = (form.emptied.contains("title") ? [.title] : []) + emptied.filter(\.isRequired).map { .field($0.id) }
    if !needed.isEmpty { throw .missing(needed) }
    return emptied.map(\.id)
  }

  /// Whether a value is what the field shows of itself while it is masked: written back, it would take the place of what it stands for.
  private func isMask(_ value: Value, of id: Field.ID, in workflow: Workflow) -> Bool {
    guard workflow.field(id)?.isMasked == true, let text = item.fields[id]?.text else { return false }
    return value == .text(text.masked) && text.masked != text
  }

  /// A note beside the moves; anyone who may see the item and is not a mere reader.
  package func note(_ text: String, files: [String] = [], on action: ActionContext) throws(Refusal) -> Change {
    guard !action.person.isAuditor else { throw .notAllowed(Name(zh: "写意见", en: "Write a note")) }
    guard !text.isEmpty else { throw .missing([.reason]) }
    let edits = files.isEmpty ? [:] : ["evidence": Entry.Edit(before: nil, after: .list(files))]
    let entry = record(.note, item, by: action, reason: text, edits: edits)
    return Change(writes: [Change.Write(item: item, was: item, entries: [entry])])
  }

  /// Refuses what needs no party to be refused: a person who gives no links, an item that is done.
  @discardableResult
  package func permitLink(on action: ActionContext) throws(Refusal) -> Capacity {
    let workflow = try workflow(of: item)
    let day = calendar.zone.day(of: action.now)
    guard let capacity = capacity(of: action.person, in: [.office, .wholeLeader], for: item, on: day) else {
      throw .notAllowed(workflow.name)
    }
    guard !item.isDone else { throw .notFromHere(move: workflow.name, state: workflow.state(item.state)?.name ?? Name(item.state)) }
    return capacity
  }

  /// Gives a party without an account a link by which it answers for this item.
  package func giveLink(to party: Party, on action: ActionContext) throws(Refusal) -> Change {
    let capacity = try permitLink(on: action)
    let day = calendar.zone.day(of: action.now)
    let workflow = try workflow(of: item)
    guard parties(named: workflow).contains(party), roster.people(of: party, on: day).isEmpty else {
      throw .faults([Fault("party", .notAParty)])
    }
    let edits = ["link": Entry.Edit(before: nil, after: .text(roster.name(of: party)))]
    let entry = record(.edit, item, by: action, standingInFor: capacity.standingInFor, reason: nil, edits: edits)
    return Change(writes: [Change.Write(item: item, was: item, entries: [entry])])
  }

  /// Parties of the item that nobody signs in for.
  package func unseated(on day: Day) -> [Party] {
    guard let workflow = try? workflow(of: item) else { return [] }
    return parties(named: workflow).filter { roster.people(of: $0, on: day).isEmpty }
  }

  private func parties(named workflow: Workflow) -> [Party] {
    let named = workflow.fields.filter { $0.kind == .party }.flatMap { item.fields[$0.id]?.list ?? [] }.compactMap { roster.party($0) }
    return item.parties + named.filter { !item.parties.contains($0) }
  }

  /// Seeing masked fields whole, which is recorded with the reason given. An auditor, who changes nothing, does not.
  package func reveal(for reason: String, on action: ActionContext) throws(Refusal) -> Change {
    guard !action.person.isAuditor else { throw .notAllowed(Name(zh: "查看完整内容", en: "Show in full")) }
    guard !reason.isEmpty else { throw .missing([.reason]) }
    return Change(writes: [Change.Write(item: item, was: item, entries: [record(.reveal, item, by: action, reason: reason)])])
  }

  private func record(
    _ act: Entry.Act, _ item: Item, by action: ActionContext, standingInFor absent: Person.ID? = nil, reason: String?,
    edits: [String: Entry.Edit] = [:]
  ) -> Entry {
    Entry(
      at: action.now, person: action.person.id, standingInFor: absent, via: action.via, act: act, from: item.state, to: item.state,
      round: item.round, reason: reason, edits: edits)
  }
}
