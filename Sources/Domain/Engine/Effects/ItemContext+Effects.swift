/// The effects of a move on other items, in the same commit.
extension ItemContext {
  /// Makes a move on other items. An item whose state does not take the move, or that a guard of its own keeps from it, is left alone.
  /// - Throws: What bars the move on an item otherwise, such as a freeze: then nothing is done at all.
  func carry(_ carry: Carry, of after: Item, _ form: Form, by action: ActionContext, into change: inout Change) throws(Refusal) {
    let made = change.writes.filter { $0.was == nil && $0.item.id != item.id }
    let madeItems = made.map(\.item).filter { carry.to == .started || carry.to == .parts && $0.parent == item.id }
    var stored = Set(change.writes.filter { $0.was != nil }.map(\.item.id))
    let form = Form(reason: form.reason, fields: PlaceholderText(item: after, roster: roster).values(of: carry.fields))
    for target in others(carry.to) + madeItems where carry.kind.map({ $0 == target.kind }) ?? true {
      let workflow = try workflow(of: target)
      guard !stored.contains(target.id), let move = workflow.transition(carry.move, from: target.state) else { continue }
      let context = context(of: target, with: change)
      var transition = Transition(move, with: form, of: workflow, in: context, by: action, automatic: "carry")
      do throws(Refusal) { try context.check(move.guards, at: action.now, in: workflow) } catch { continue }
      try transition.fillIn()
      do throws(Refusal) { try transition.checkFields() } catch { continue }
      let carried = try transition.finish()
      if let index = madeItems.contains(where: { $0.id == target.id }) ? change.writes.firstIndex(where: { $0.item.id == target.id }) : nil
      {
        change.goOn(at: index, with: carried)
        continue
      }
      stored.formUnion(carried.writes.map(\.item.id))
      change.take(carried)
      if target.parent == item.id {
        change.preconditions.insert(.children(of: item.id, version: item.childrenVersion))
        change.raises.insert(item.id)
      } else if target.parent == nil, target.isDone != workflow.state(move.to)?.isDone, let initiative = target.initiative {
        change.raises.insert(initiative)
      }
    }
  }

  /// The stored items that a carried move reaches.
  func others(_ others: Carry.Others) -> [Item] {
    switch others {
    case .parts: parts
    case .shares: shares
    case .started: started
    case .origin: origins
    case .whole: parent.map { [$0] } ?? []
    case .merged: merged
    }
  }

  /// Asking for more time holds the parent's clock; the answer releases or extends it.
  func affectParent(_ effect: WholeEffect, of after: Item, by action: ActionContext, into change: inout Change) throws(Refusal) {
    guard var whole = parent, !change.writes(to: whole.id) else { return }
    let workflow = try workflow(of: whole)
    var entry = Entry(
      at: action.now, person: action.person.id, via: action.via, act: .edit, from: whole.state, to: whole.state, round: whole.round)
    switch effect {
    case .pause: whole.clocks.hold(at: action.now)
    case .resume: whole.clocks.release(at: action.now)
    case .extend(let field):
      guard let day = after.fields[field]?.day else { throw .missing([.field(field)]) }
      var above = context(of: whole, with: change)
      try above.checkExtension(to: day)
      whole.clocks.release(at: action.now)
      entry.edits = try whole.fill(Form(limit: day), in: self)
      above.item = whole
      try above.extendShares(to: day, by: action, into: &change)
    }
    entry.edits["asked-in"] = Entry.Edit(before: nil, after: .text(after.number.isEmpty ? after.title : after.number))
    whole.version += 1
    change.writes.append(
      Change.Write(item: whole, was: parent, entries: [entry], reminders: calendar.reminders(for: whole, in: workflow, at: action.now)))
  }

  /// Registers what a move starts: one item, or one for each part or party. A new item has nothing around it yet.
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
      parts.filter { part in children.buckets.contains { $0.holds(part) && isSource(of: start, $0) } }.map {
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

  /// Whether a move that starts an item for each part starts one for these parts.
  func isSource(of start: Start, _ parts: ChildrenSummary.Bucket) -> Bool {
    isPart(parts) && (start.states.isEmpty ? parts.isDone && !isVoid(parts) : start.states.contains(parts.state))
  }

  func isVoid(_ item: Item) -> Bool {
    workflows[item.kind, version: item.workflowVersion]?.state(item.state)?.isVoid ?? false
  }
}
