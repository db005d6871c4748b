/// Two that are about the same matter are answered as one.
extension ItemContext {
  /// Merges the item into `main`: links them, records it in both histories, and closes the item with `main`, at once if `main` is closed
  /// already.
  func join(_ after: Item, by move: Move, in workflow: Workflow, on action: ActionContext, into change: inout Change) throws(Refusal) {
    guard let field = move.merges else { return }
    guard let main, main.kind == item.kind, main.initiative == item.initiative, main.id != item.id, merged.isEmpty,
      main.state != move.to, let above = workflows[main.kind, version: main.workflowVersion]
    else { throw .faults([Fault(field, .notTogether)]) }
    change.links.append(Link(from: item.id, to: main.id, kind: .mergedInto))
    var whole = main
    whole.version += 1
    var entry = Entry(
      at: action.now, person: action.person.id, via: action.via, act: .edit, from: main.state, to: main.state, round: main.round)
    entry.edits["merged"] = Entry.Edit(before: nil, after: .text(after.number.isEmpty ? after.title : after.number))
    change.writes.append(Change.Write(item: whole, was: main, entries: [entry]))
    guard main.isDone, let (carry, last) = last(of: after, under: main, in: above, workflow) else { return }
    let form = Form(fields: PlaceholderText(item: main, roster: roster).values(of: carry.fields))
    let closed = try context(of: after, with: change).apply(last, form, of: workflow, by: action, automatic: "carry")
    change.writes[0].item = closed.writes[0].item
    change.writes[0].entries += closed.writes[0].entries
    change.writes[0].reminders = closed.writes[0].reminders
    change.preconditions.formUnion(closed.preconditions)
    change.raises.formUnion(closed.raises)
  }

  /// By which move of its own the item would have been closed along with `main`.
  private func last(of after: Item, under main: Item, in above: Workflow, _ workflow: Workflow) -> (Carry, Move)? {
    for closing in above.moves where closing.to == main.state {
      for carry in closing.carries where carry.to == .merged {
        if let move = workflow.transition(carry.move, from: after.state) { return (carry, move) }
      }
    }
    return nil
  }

  /// Taken apart again where a move leads out of what a merge led into, and not to its end.
  func part(from before: Item, to after: Item, in workflow: Workflow, into change: inout Change) {
    let joined = workflow.moves.filter { $0.merges != nil }
    guard let main, after.state != before.state, !after.isDone, joined.contains(where: { $0.to == before.state }) else { return }
    change.unlinks.append(Link(from: before.id, to: main.id, kind: .mergedInto))
    for field in joined.compactMap(\.merges) {
      change.writes[0].item.fields[field] = nil
      change.writes[0].entries[0].edits[field] = Entry.Edit(before: before.fields[field], after: nil)
    }
  }
}

extension PlaceholderText {
  /// The values that a carried move is given: only a text that is one pair of braces around a field gives a value.
  func values(of fields: [Field.ID: String]) -> [Field.ID: Value] {
    fields.reduce(into: [:]) { values, field in
      if let value = value(of: field.value) { values[field.key] = value }
    }
  }
}
