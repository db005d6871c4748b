/// A draft can be corrected until it is started; the item and the plan of the initiative are written together.
extension ItemContext {
  /// Writes a corrected draft down. Only who registered it may, and only before it is started.
  package func redraft(_ initiative: Initiative, on action: ActionContext) throws(Refusal) -> Change {
    let workflow = try workflow(of: item)
    guard item.registrar == action.person.id else { throw .notAllowed(workflow.name) }
    guard item.state == workflow.initial.id else {
      throw .notFromHere(move: Name(zh: "修改草稿", en: "Correct the draft"), state: workflow.state(item.state)?.name ?? Name(item.state))
    }
    guard !initiative.title.trimmed.isEmpty else { throw .missing([.title]) }
    var after = item
    after.title = String(initiative.title.prefix(FormReader.longestTitle))
    after.version += 1
    let edits = after.title == item.title ? [:] : ["title": Entry.Edit(before: .text(item.title), after: .text(after.title))]
    let entry = Entry(
      at: action.now, person: action.person.id, standingInFor: nil, via: action.via, act: .edit, from: item.state, to: item.state,
      round: item.round, reason: nil, edits: edits)
    var change = Change(writes: [Change.Write(item: after, was: item, entries: [entry])])
    change.initiative = initiative
    return change
  }
}
