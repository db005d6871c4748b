/// What a move does beyond its own item, by the same commit.
extension ItemContext {
  /// Makes a move on those it carries along; whoever does not stand where the move begins, or is kept from it by a guard
  /// of its own, is left alone.
  func carry(_ carry: Carry, of after: Item, _ form: Form, by action: ActionContext, into change: inout Change) throws(Refusal) {
    let made = change.writes.filter { $0.was == nil && $0.item.id != item.id }.map(\.item)
    for target in others(carry.to, of: after, made) where carry.kind.map({ $0 == target.kind }) ?? true {
      let workflow = try workflow(of: target)
      guard let move = workflow.move(carry.move, from: target.state) else { continue }
      var context = ItemContext(workflows: workflows, calendar: calendar, roster: roster, item: target)
      context.initiative = initiative
      context.freezes = freezes
      context.isCarried = true
      if target.id == parent?.id { context.children = siblings + [after] }
      do throws(Refusal) { try context.check(move.guards, at: action.now, in: workflow) } catch { continue }
      let carried = try context.apply(
        move, Form(reason: form.reason, fields: PlaceholderText(item: after, roster: roster).values(of: carry.fields)), of: workflow,
        by: action,
        automatic: "carry")
      if let place = change.writes.firstIndex(where: { $0.item.id == target.id }) {
        guard change.writes[place].was == nil else { continue }
        change.writes[place].item = carried.writes[0].item
        change.writes[place].entries += carried.writes[0].entries
        change.writes[place].reminders = carried.writes[0].reminders
        continue
      }
      change.take(carried)
      if target.parent == item.id {
        change.preconditions.insert(.children(of: item.id, version: item.childrenVersion))
        change.raises.insert(item.id)
      } else if target.isDone != workflow.state(move.to)?.isDone, let above = target.parent ?? target.initiative {
        change.raises.insert(above)
      }
    }
  }

  private func others(_ others: Carry.Others, of after: Item, _ made: [Item]) -> [Item] {
    switch others {
    case .parts: parts + made.filter { $0.parent == item.id }
    case .shares: shares
    case .started: started + made
    case .origin: origins
    case .whole: parent.map { [$0] } ?? []
    case .merged: merged
    }
  }

  /// Asked for more time, given it, or not: the whole's clock says so.
  func affectWhole(_ effect: WholeEffect, of after: Item, by action: ActionContext, into change: inout Change) throws(Refusal) {
    guard var whole = parent, !change.writes(to: whole.id) else { return }
    let workflow = try workflow(of: whole)
    var entry = Entry(
      at: action.now, person: action.person.id, via: action.via, act: .edit, from: whole.state, to: whole.state, round: whole.round)
    switch effect {
    case .pause: whole.hold(at: action.now)
    case .resume: whole.release(at: action.now)
    case .extend(let field):
      guard let day = after.fields[field]?.day else { throw .missing([.field(field)]) }
      var above = ItemContext(workflows: workflows, calendar: calendar, roster: roster, item: whole, children: siblings)
      try above.checkExtension(to: day)
      whole.release(at: action.now)
      entry.edits = try whole.fill(Form(limit: day), in: self)
      above.item = whole
      above.initiative = initiative
      try above.extendShares(to: day, by: action, into: &change)
    }
    entry.edits["asked-in"] = Entry.Edit(before: nil, after: .text(after.number.isEmpty ? after.title : after.number))
    whole.version += 1
    change.writes.append(
      Change.Write(item: whole, was: parent, entries: [entry], reminders: calendar.reminders(for: whole, in: workflow, at: action.now)))
  }

  /// Registers what a move starts: one item, or one for each part or party.
  func start(_ start: Start, from after: Item, by action: ActionContext, into change: inout Change) throws(Refusal) {
    guard let workflow = workflows[start.kind] else { throw .unknownKind(start.kind) }
    for source in sources(of: start, after) {
      let draft = Item(
        id: Item.ID(action.freshID()), kind: start.kind, workflowVersion: workflow.version, title: "", state: workflow.initial.id,
        initiative: item.initiative, parent: start.under == .own ? item.id : start.under == .whole ? item.parent : nil,
        registrar: action.person.id, registeredAt: action.now, start: calendar.zone.day(of: action.now))
      var context = ItemContext(workflows: workflows, calendar: calendar, roster: roster, item: draft)
      context.parent = start.under == .own ? after : start.under == .whole ? parent : nil
      context.initiative = initiative
      let form = try form(of: start, workflow, source, after)
      change.take(try context.registered(workflow, form, [], after.id, by: action))
    }
  }

  private struct Source {
    var part: Item?
    var party: Party?
  }

  private func sources(of start: Start, _ after: Item) -> [Source] {
    switch start.each {
    case nil: [Source()]
    case .parts:
      parts.filter { start.states.isEmpty ? $0.isDone && !isVoid($0) : start.states.contains($0.state) }.map {
        Source(part: $0, party: $0.lead)
      }
    case .parties: after.parties.map { Source(party: $0) }
    }
  }

  private func form(of start: Start, _ workflow: Workflow, _ source: Source, _ after: Item) throws(Refusal) -> Form {
    let words = PlaceholderText(item: after, part: source.part, party: source.party, whole: parent, roster: roster)
    var inputs: [String: Input] = [:]
    var copied: [Field.ID: Value] = [:]
    for (id, text) in start.fields {
      if let value = words.value(of: text) { copied[id] = value } else { inputs[id] = .text(words.fill(text)) }
    }
    var form = try FormReader(workflow: workflow, roster: roster).form(inputs)
    form.fields.merge(copied) { $1 }
    form.title = String(words.fill(start.title).prefix(FormReader.longestTitle))
    form.lead = try start.lead.map { name throws(Refusal) in try party(name, words) } ?? source.party
    if !start.assisting.isEmpty { form.assisting = try start.assisting.map { name throws(Refusal) in try party(name, words) } }
    return form
  }

  private func party(_ name: String, _ words: PlaceholderText) throws(Refusal) -> Party {
    if name == "lead", let lead = words.item.lead { return lead }
    if name == "party", let party = words.party { return party }
    let held = words.item.fields[name.replacing("@", with: "", maxReplacements: 1)]?.text
    if name.hasPrefix("@"), let party = held.flatMap({ roster.party($0) }) { return party }
    if let party = roster.party(named: name) { return party }
    throw .faults([Fault("lead", .notAParty)])
  }

  func isVoid(_ item: Item) -> Bool {
    workflows[item.kind, version: item.workflowVersion]?.state(item.state)?.isVoid ?? false
  }
}
