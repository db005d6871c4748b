import Domain
import Testing

/// What must hold of an item after every change, worked out again from its history alone.
struct ItemInvariants {
  private let book: InMemoryRegister
  private let place: Comment

  init(_ book: InMemoryRegister, _ place: String) {
    self.book = book
    self.place = Comment(rawValue: place)
  }

  func holds(for item: Item, after before: Item?) {
    let history = book.history[item.id] ?? []
    let workflow = book.workflows[item.kind]!
    let state = workflow.state(item.state)
    #expect(state != nil && state?.isDone == item.isDone && (item.closedAt != nil) == item.isDone, place)
    steps(history, of: workflow)
    checks(history, of: workflow)
    clocks(item, history, workflow)
    lateness(item, history)
    reminders(of: item)
    family(of: item)
    if let before {
      #expect(item.version >= before.version && item.version <= before.version + (item.fields["into"] != nil && item.isDone ? 2 : 1), place)
      if let late = before.lateAt { #expect(item.lateAt == late, place) }
    }
    let counted = history.count { ![.note, .reveal].contains($0.act) }
    if item.kind != Workflow.initiative { #expect(item.version == counted, place) }
  }

  /// Each row goes on where the one before it ended, by a move of the file.
  private func steps(_ history: [Entry], of workflow: Workflow) {
    for (before, row) in zip(history, history.dropFirst()) {
      #expect(row.from == before.to && row.at >= before.at && row.round >= before.round, place)
      if case .moved(let name) = row.act {
        #expect(workflow.moves.contains { $0.name == name && $0.from.contains(row.from!) && $0.to == row.to }, place)
      } else {
        #expect(row.from == row.to, place)
      }
    }
  }

  /// Nobody checks their own work since the start or the last reopening, nor in another's name.
  private func checks(_ history: [Entry], of workflow: Workflow) {
    var makers: [String: Set<Person.ID>] = [:]
    for row in history {
      if row.act == .register { makers["+register"] = Set([row.person].compactMap { $0 }) }
      guard case .moved(let name) = row.act, let move = workflow.moves.first(where: { $0.name == name }) else { continue }
      let people = row.person == nil ? [] : Set([row.person, row.standingInFor].compactMap { $0 })
      let day = Zone.china.day(of: row.at)
      for other in move.notBy {
        let barred = (makers[other] ?? []).union((makers[other] ?? []).flatMap { book.roster.substitutes(of: $0, on: day) })
        #expect(barred.isDisjoint(with: people), place)
      }
      if workflow.state(row.from!)?.isDone == true, workflow.state(row.to)?.isDone == false { makers = [:] }
      makers[name, default: []].formUnion(people)
    }
  }

  /// A clock holds every standstill since it began, closed but for the one that lasts, and no time is lost or won.
  private func clocks(_ item: Item, _ history: [Entry], _ workflow: Workflow) {
    var stood: [Interval] = []
    for row in history where row.from != row.to {
      if workflow.state(row.to)?.isPaused == true { stood.append(Interval(start: row.at)) }
      if let from = row.from, workflow.state(from)?.isPaused == true { stood[stood.count - 1].end = row.at }
    }
    for clock in [item.step, item.whole].compactMap({ $0 }) {
      #expect(clock.pauses == stood.filter { $0.start >= clock.start }, place)
      if !clock.isPaused {
        #expect(clock.limit == book.calendar.deadline(clock.rule, from: clock.start, pauses: clock.pauses).instant, place)
      }
      // A field corrected may bring a limit forward.
      #expect(clock.first <= clock.limit || clock.extensions > 0 || history.contains { $0.edits["limit"] != nil }, place)
    }
    let isHeld = item.clock?.heldSince != nil
    #expect(item.isPaused == (item.clock != nil && (isHeld || workflow.state(item.state)?.isPaused == true)), place)
  }

  /// What is late stays late, against the first limit that was missed.
  private func lateness(_ item: Item, _ history: [Entry]) {
    #expect(item.lateAt == history.first { $0.lateBy != nil }?.limit, place)
    for row in history { if let by = row.lateBy { #expect(by > 0 && row.limit.map { row.at - $0 >= by } == true, place) } }
  }

  private func reminders(of item: Item) {
    let access = book.reminders[item.id] ?? []
    #expect(Set(access.map(\.key)).count == access.count, place)
    for message in access {
      #expect(book.calendar.sendingTime(atOrAfter: message.due) == message.due, "neither at night nor on a day off")
      #expect(
        message.rule.hasPrefix(item.state + ".")
          && message.isSkipped
            == (message.due
              < book.history[item.id]!.last {
                $0.act != .note && ($0.act != .edit || $0.edits["limit"] != nil || $0.edits["asked-in"] != nil)
              }!.at),
        place)
    }
    let isSilent = book.workflows[item.kind]!.reminders.allSatisfy { $0.state != item.state }
    if item.isPaused || (item.isDone && isSilent) { #expect(access.isEmpty, place) }
  }

  /// Nothing is open under what is closed; each party of a joint task has its share.
  private func family(of item: Item) {
    let children = book.children(of: item.id)
    if item.isDone, guardsParts(item.kind) { #expect(children.allSatisfy { $0.isDone }, place) }
    if let parent = item.parent, !item.isDone, guardsParts(book[parent].kind) { #expect(!book[parent].isDone, place) }
    if let rule = book.workflows[item.kind]?.shares, item.parties.count > 1, !item.isDone {
      for party in item.parties { #expect(children.contains { $0.kind == rule.kind && $0.lead == party }, place) }
      for share in children where share.kind == rule.kind && !share.isDone { #expect(item.parties.contains(share.lead!), place) }
    }
  }

  /// Whether the file lets nothing of this kind close over open parts.
  private func guardsParts(_ kind: Workflow.Kind) -> Bool {
    guard let workflow = book.workflows[kind] else { return false }
    return workflow.moves.allSatisfy { move in
      workflow.state(move.to)?.isDone != true || move.guards.contains { $0 == .partsClosed || $0 == .sharesDone }
    }
  }
}
