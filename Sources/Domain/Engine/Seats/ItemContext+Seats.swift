/// Posts in groups: dated, given and ended, never overwritten.
extension ItemContext {
  /// Seats a person in the group that this item is, from a day on. A vacant post of that role is taken first.
  package func seat(_ person: Person, as role: Membership.Role, post: String = "", from day: Day, on action: ActionContext) throws(Refusal)
    -> Change
  {
    let (workflow, capacity) = try seater(on: action)
    let isThere = roster.memberships.contains { seat in
      seat.group == item.id && seat.person == person.id && seat.role == role && seat.last == nil
    }
    if isThere { throw .faults([Fault("person", .twice)]) }
    var memberships = [
      Membership(id: Membership.ID(action.freshID()), group: item.id, person: person.id, role: role, post: post, first: day)
    ]
    if var vacant = roster.memberships.first(where: { $0.group == item.id && $0.person == nil && $0.role == role && $0.last == nil }) {
      vacant.last = max(vacant.first, day + -1)
      if memberships[0].post.isEmpty { memberships[0].post = vacant.post }
      memberships.append(vacant)
    }
    return seated(
      memberships, ["seat.\(role.rawValue)": Entry.Edit(before: nil, after: .text(person.name))], workflow, by: action,
      standingInFor: capacity.standingInFor)
  }

  /// Ends a post with a day, that day still counted; a leader's post stays, vacant.
  package func unseat(_ id: Membership.ID, last day: Day, on action: ActionContext) throws(Refusal) -> Change {
    let (workflow, capacity) = try seater(on: action)
    guard var ended = roster.memberships.first(where: { $0.id == id && $0.group == item.id && $0.last == nil }) else { throw .notFound }
    guard day >= ended.first else { throw .faults([Fault("last", .notADate)]) }
    let name = ended.person.map(roster.name(of:)) ?? ""
    ended.last = day
    var memberships = [ended]
    if ended.role == .leader || !ended.post.isEmpty {
      memberships.append(
        Membership(
          id: Membership.ID(action.freshID()), group: item.id, person: nil, role: ended.role, post: ended.post, first: day + 1))
    }
    return seated(
      memberships, ["seat.\(ended.role.rawValue)": Entry.Edit(before: .text(name), after: nil)], workflow, by: action,
      standingInFor: capacity.standingInFor)
  }

  /// Appoints a stand-in (代理), for some days, for a person with a post in the group that this item is.
  package func setStandIn(_ substitute: Person, for person: Person.ID, from first: Day, to last: Day, on action: ActionContext)
    throws(Refusal) -> Change
  {
    let (workflow, capacity) = try seater(on: action)
    var faults: [Fault] = []
    if !isSeated(person) { faults.append(Fault("absent", .notAPerson)) }
    if !substitute.isActive || substitute.isAuditor || substitute.id == person { faults.append(Fault("substitute", .notAPerson)) }
    if last < first || last < calendar.zone.day(of: action.now) { faults.append(Fault("until", .notADate)) }
    guard faults.isEmpty else { throw .faults(faults) }
    var change = seated(
      [], ["stand-in": Entry.Edit(before: nil, after: .text(words(person, substitute.name, first, last)))], workflow, by: action,
      standingInFor: capacity.standingInFor)
    change.standIns = [
      StandIn(
        id: StandIn.ID(action.freshID()), person: person, substitute: substitute.id, first: first, last: last, setBy: action.person.id)
    ]
    return change
  }

  /// Ends the appointment of a stand-in of this group from now on.
  package func withdraw(_ id: StandIn.ID, on action: ActionContext) throws(Refusal) -> Change {
    let (workflow, capacity) = try seater(on: action)
    guard let standIn = roster.standIns.first(where: { $0.id == id && isSeated($0.person) }) else { throw .notFound }
    let before = words(standIn.person, roster.name(of: standIn.substitute), standIn.first, standIn.last)
    var change = seated(
      [], ["stand-in": Entry.Edit(before: .text(before), after: nil)], workflow, by: action, standingInFor: capacity.standingInFor)
    change.withdrawnStandIns = [id]
    return change
  }

  private func isSeated(_ person: Person.ID) -> Bool {
    roster.memberships.contains { $0.group == item.id && $0.person == person && $0.last == nil }
  }

  private func words(_ person: Person.ID, _ substitute: String, _ first: Day, _ last: Day) -> String {
    "\(substitute) → \(roster.name(of: person)) \(first)–\(last)"
  }

  /// Leaders of the leading group and its office give posts, while the group is open.
  private func seater(on action: ActionContext) throws(Refusal) -> (Workflow, Capacity) {
    let workflow = try workflow(of: item)
    guard roster.group(item.id) != nil else { throw .notFound }
    let day = calendar.zone.day(of: action.now)
    guard let capacity = capacity(of: action.person, in: [.leadingLeader, .office], for: item, on: day) else {
      throw .notAllowed(workflow.name)
    }
    guard !item.isDone else { throw .notFromHere(move: workflow.name, state: workflow.state(item.state)?.name ?? Name(item.state)) }
    return (workflow, capacity)
  }

  /// Whether this person may say who sits in the group that this item is.
  package func maySeat(on action: ActionContext) -> Bool { (try? seater(on: action)) != nil }

  private func seated(
    _ memberships: [Membership], _ edits: [String: Entry.Edit], _ workflow: Workflow, by action: ActionContext,
    standingInFor absent: Person.ID?
  ) -> Change {
    var after = item
    after.version += 1
    let entry = Entry(
      at: action.now, person: action.person.id, standingInFor: absent, via: action.via, act: .edit, from: item.state, to: item.state,
      round: item.round, edits: edits)
    var change = Change(writes: [Change.Write(item: after, was: item, entries: [entry])], memberships: memberships)
    if let initiative = roster.initiative {
      change.preconditions = [.roster(of: initiative, version: roster.version)]
      change.reseats = [initiative]
    }
    return change
  }
}
