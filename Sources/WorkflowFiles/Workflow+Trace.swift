import Domain

extension Workflow {
  /// Returns the states that an item passes through for `events` (names of moves), first the initial one. An event without a move from the
  /// current state repeats that state. Runs the engine's own `move` in a context that permits everything.
  package func trace(_ events: some Sequence<String>) -> [State.ID] {
    let workflow = permissive
    var itemContext = workflow.permissiveWorld
    var states = [itemContext.item.state]
    for (count, event) in events.enumerated() {
      // A new person for each event, so that separation of duties refuses none.
      let person = Person(id: Person.ID("p\(count)"), name: "")
      itemContext.seat(person)
      if let change = try? itemContext.step(event, of: workflow, by: person) { itemContext.item = change.writes[0].item }
      states.append(itemContext.item.state)
    }
    return states
  }

  /// The workflow without guards and without effects on other items.
  private var permissive: Workflow {
    var workflow = self
    for index in moves.indices {
      workflow.moves[index].guards = []
      workflow.moves[index].starts = []
      workflow.moves[index].carries = []
      workflow.moves[index].onWhole = nil
      workflow.moves[index].merges = nil
    }
    return workflow
  }

  private var permissiveWorld: ItemContext {
    let initiative = Item.ID("initiative")
    let groups = [
      Group(id: Item.ID("leading"), initiative: initiative, name: "", kind: .leading),
      Group(id: Item.ID("office"), initiative: initiative, name: "", kind: .office),
      Group(id: Item.ID("working"), initiative: initiative, name: "", kind: .working, parent: Item.ID("leading")),
    ]
    let item = Item(
      id: Item.ID("item"), kind: kind, workflowVersion: version, title: "", state: initial.id, isDone: initial.isDone,
      initiative: initiative,
      lead: .group(Item.ID("working")), registrar: Person.ID(""), registeredAt: Instant(seconds: 0))
    return ItemContext(
      workflows: Workflows([self]), calendar: WorkCalendar(), roster: Roster(initiative: initiative, groups: groups), item: item)
  }
}

extension ItemContext {
  /// Makes the person a holder of every role and of every party.
  fileprivate mutating func seat(_ person: Person) {
    roster.people = [person.id: person]
    roster.memberships = roster.groups.flatMap { group in
      Membership.Role.allCases.map {
        Membership(id: Membership.ID("\(group.id)-\($0)"), group: group.id, person: person.id, role: $0, first: Day(number: 0))
      }
    }
    item.registrar = person.id
    item.assignee = nil
    item.lead = .group(Item.ID("working"))
    for field in workflows.all.flatMap(\.fields) where field.kind == .party { item.fields[field.id] = .text("working") }
  }

  fileprivate func step(_ event: String, of workflow: Workflow, by person: Person) throws(Refusal) -> Change {
    guard let move = workflow.transition(event, from: item.state) else { throw .unknownMove(event) }
    let action = ActionContext(person: person, now: Instant(seconds: 0), via: "trace") { "share" }
    // Fill in every need of the move, and nothing that it does not accept.
    var form = Form(reason: "-")
    for need in move.needs {
      switch need {
      case .title: form.title = "-"
      case .lead: form.lead = item.lead
      case .assisting: form.assisting = [.person(person.id)]
      case .assignee: form.assignee = person.id
      case .limit: form.limit = Day(number: 1)
      case .field(let id) where workflow.field(id)?.kind != .party: form.fields[id] = .text("-")
      case .reason, .field, .shares: break
      }
    }
    return move.by.isEmpty ? try made(move, on: action) : try decide(event, with: form, on: action)
  }
}
