extension ItemContext {
  /// Takes back the open shares that their whole no longer waits for: it closed, was joined, or names other parties.
  func withdrawShares(_ shares: [Item], of whole: Item, isJoined: Bool = false, by action: ActionContext, into change: inout Change)
    throws(Refusal)
  {
    guard let rule = try workflow(of: whole).shares, let name = rule.withdraw else { return }
    for share in shares where !share.isDone && (isJoined || whole.isDone || !whole.parties.contains { $0 == share.lead }) {
      let workflow = try workflow(of: share)
      guard let move = workflow.transition(name, from: share.state) else { continue }
      var after = share
      let entry = after.enter(move, of: workflow, on: calendar, by: action, automatic: "join")
      change.writes.append(
        Change.Write(
          item: after, was: share, entries: [entry], reminders: calendar.reminders(for: after, in: workflow, at: action.now)))
      change.preconditions.insert(.children(of: whole.id, version: (whole.id == parent?.id ? parent : item)?.childrenVersion ?? 0))
      change.raises.insert(whole.id)
    }
  }

  /// Sends back the finished shares that a return names, each a new round with the reason of the return.
  func sendBackShares(_ form: Form, by action: ActionContext, into change: inout Change) throws(Refusal) {
    guard let parties = form.shares else { return }
    for party in parties {
      guard let share = finishedShares.first(where: { $0.lead == party }), let name = try workflow(of: item).shares?.sendBack else {
        throw .faults([Fault(Need.shares.description, .notAParty)])
      }
      let workflow = try workflow(of: share)
      guard let move = workflow.transition(name, from: share.state) else { continue }
      var after = share
      let entry = after.enter(move, of: workflow, on: calendar, by: action, reason: form.reason)
      change.writes.append(
        Change.Write(
          item: after, was: share, entries: [entry], reminders: calendar.reminders(for: after, in: workflow, at: action.now)))
      if !move.tell.isEmpty { change.messages.append(told(of: move, after, by: action)) }
      change.preconditions.insert(.children(of: item.id, version: item.childrenVersion))
      change.raises.insert(item.id)
    }
  }

  /// Finished shares that were not withdrawn: a return may name them.
  package var finishedShares: [Item] {
    guard let rule = workflows[item.kind, version: item.workflowVersion]?.shares, rule.sendBack != nil else { return [] }
    return shares.filter { $0.isDone && !isWithdrawn($0, under: rule) }
  }

  /// More time for the whole is more time for the shares that are still open.
  func extendShares(to limit: Day, by action: ActionContext, into change: inout Change) throws(Refusal) {
    let written = Set(change.writes.map(\.item.id))
    for share in shares where !share.isDone && !written.contains(share.id) {
      let workflow = try workflow(of: share)
      var after = share
      let (limitThatRan, lateBy) = after.missed(at: action.now)
      let edits = try after.fill(Form(limit: limit), in: self)
      after.version += 1
      let entry = Entry(
        at: action.now, person: action.person.id, via: action.via, act: .edit, from: share.state, to: share.state, round: share.round,
        edits: edits, limit: limitThatRan, lateBy: lateBy)
      change.writes.append(
        Change.Write(
          item: after, was: share, entries: [entry], reminders: calendar.reminders(for: after, in: workflow, at: action.now)))
    }
  }

  func isWithdrawn(_ share: Item, under rule: Workflow.Shares) -> Bool {
    share.isDone && isWithdrawn(share.state, workflows[share.kind, version: share.workflowVersion], under: rule)
  }

  func isWithdrawn(_ shares: ChildrenSummary.Bucket, under rule: Workflow.Shares) -> Bool {
    shares.isDone && isWithdrawn(shares.state, workflows[shares.kind, version: shares.version], under: rule)
  }

  private func isWithdrawn(_ state: Workflow.State.ID, _ workflow: Workflow?, under rule: Workflow.Shares) -> Bool {
    workflow?.state(state)?.isVoid == true || workflow?.moves.contains { $0.name == rule.withdraw && $0.to == state } == true
  }
}
