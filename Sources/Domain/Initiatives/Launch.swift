/// Sets an initiative up from its plan, as one change: agencies, people, groups, and every item of the schedule.
package struct Launch: Sendable {
  package var workflows: Workflows
  package var calendar: WorkCalendar
  /// Stored agencies and people; those of a plan are matched to them.
  package var agencies: [Agency]
  package var people: [Person]

  package init(workflows: Workflows, calendar: WorkCalendar, agencies: [Agency], people: [Person]) {
    self.workflows = workflows
    self.calendar = calendar
    self.agencies = agencies
    self.people = people
  }

  /// A draft that nobody but its registrar sees; nothing is live before it is started.
  package func draft(_ initiative: Initiative, on action: ActionContext) throws(Refusal) -> Change {
    guard let workflow = workflows[Workflow.initiative] else { throw .unknownKind(Workflow.initiative) }
    let context = ItemContext(
      workflows: workflows, calendar: calendar, roster: Roster(), item: blank(workflow, initiative, on: action))
    var change = try context.registered(workflow, Form(title: initiative.title, limit: initiative.due), [], nil, by: action)
    change.initiative = initiative
    change.messages = []
    return change
  }

  /// Loads and starts at once, as the command line does. What recurs begins with the first period that is not over,
  /// unless all are to be made up for.
  package func load(_ initiative: Initiative, backfill: Bool = false, on action: ActionContext) throws(Refusal) -> Change {
    var change = try draft(initiative, on: action)
    guard let workflow = workflows[Workflow.initiative], let start = workflow.moves(from: workflow.initial.id).first else {
      throw .unknownKind(Workflow.initiative)
    }
    var item = change.writes[0].item
    change.writes[0].entries.append(item.enter(start, of: workflow, on: calendar, by: action))
    change.writes[0].item = item
    try expand(initiative, backfill: backfill, into: &change, on: action)
    return change
  }

  /// Makes a draft live: the one commit before which nothing of it is seen.
  /// - Parameters:
  ///   - form: The form of the move.
  ///   - isCorrected: Whether `initiative` holds corrections that are not stored yet; they are recorded before the start.
  package func start(
    _ initiative: Initiative, with form: Form = Form(), isCorrected: Bool = false, in context: ItemContext, on action: ActionContext
  ) throws(Refusal) -> Change {
    let stored = context.item
    var context = context
    var corrections: [Entry] = []
    if isCorrected {
      let redraft = try context.redraft(initiative, on: action)
      corrections = redraft.writes[0].entries
      context.item = redraft.writes[0].item
    }
    var change = try context.decide("start", with: form, on: action)
    change.writes[0].was = stored
    change.writes[0].entries = corrections + change.writes[0].entries
    change.preconditions = []
    change.initiative = initiative
    try expand(initiative, into: &change, on: action)
    return change
  }

  private func blank(_ workflow: Workflow, _ initiative: Initiative, on action: ActionContext) -> Item {
    Item(
      id: initiative.id, kind: workflow.kind, workflowVersion: workflow.version, title: initiative.title, state: workflow.initial.id,
      initiative: initiative.id, registrar: action.person.id, registeredAt: action.now)
  }

  private func expand(_ initiative: Initiative, backfill: Bool = false, into change: inout Change, on action: ActionContext) throws(Refusal)
  {
    guard let plan = initiative.plan else { return }
    var setting = Setting(launch: self, initiative: initiative, action: action)
    setting.meet(plan)
    try setting.seat(plan)
    for item in plan.items { try setting.register(item) }
    change.agencies = setting.agencies
    change.people = setting.people
    change.groups = setting.roster.groups
    change.memberships = setting.roster.memberships
    change.writes += setting.change.writes
    change.messages += setting.change.messages
    change.links += setting.change.links
    change.raises.formUnion(setting.change.raises)
    let today = calendar.zone.day(of: action.now)
    change.cursors = initiative.recurrences.map { recurrence in
      let first = backfill ? recurrence.first : recurrence.first(endingOnOrAfter: today)
      return RecurrenceCursor(
        initiative: initiative.id, key: recurrence.key, was: nil, next: first?.first,
        opens: first.map { recurrence.opening(of: $0, on: calendar) })
    }
    change.reseats.insert(initiative.id)
    change.initiative?.lines = setting.lines
    if isPast(initiative, change, at: action.now) { change.skipReminders() }
  }

  /// Whether every day that the notice names is past: then nobody is reminded of anything in it.
  private func isPast(_ initiative: Initiative, _ change: Change, at now: Instant) -> Bool {
    guard initiative.recurrences.allSatisfy({ $0.until != nil }) else { return false }
    let named = change.writes.flatMap { [$0.item.whole, $0.item.step] }.compactMap { $0 }.filter { !$0.rule.isCounted }.map(\.limit)
    let days = [initiative.due] + initiative.recurrences.map(\.until)
    return (named + days.compactMap { $0.map(calendar.zone.endOfDay) }).max().map { $0 < now } ?? false
  }
}

/// A plan on its way to becoming items: names turned into ids as they are met.
struct Setting {
  let launch: Launch
  let initiative: Initiative
  let action: ActionContext
  /// New ones only.
  var agencies: [Agency] = []
  var people: [Person] = []
  var roster: Roster
  var change = Change()
  var lines: [String: Int] = [:]
  private var items: [String: Item] = [:]
  private var peopleByKey: [String: Person.ID] = [:]

  init(launch: Launch, initiative: Initiative, action: ActionContext) {
    self.launch = launch
    self.initiative = initiative
    self.action = action
    roster = Roster(
      initiative: initiative.id, version: 1, people: [action.person.id: action.person],
      agencies: Dictionary(uniqueKeysWithValues: launch.agencies.map { ($0.id, $0) }))
  }

  /// Matches agencies by name, people by login, else by name and agency; others are created.
  mutating func meet(_ plan: Plan) {
    for agency in plan.agencies where roster.party(named: agency.name) == nil {
      let made = Agency(
        id: Agency.ID(action.freshID()), name: agency.name, parent: agency.parent.flatMap(id(ofAgency:)), aliases: agency.aliases,
        phones: agency.phones, hours: agency.hours)
      agencies.append(made)
      roster.agencies[made.id] = made
    }
    for person in plan.people {
      let agency = person.agency.flatMap(id(ofAgency:))
      let known =
        launch.people.first { $0.id == person.id }
        ?? launch.people.first { $0.login != nil && $0.login == person.login }
        ?? launch.people.only { person.login == nil && $0.name == person.name && $0.agency == agency }
      let met =
        known
        ?? Person(
          id: Person.ID(action.freshID()), login: person.login, name: person.name, agency: agency, mail: person.mail, phone: person.phone)
      if known == nil { people.append(met) }
      roster.people[met.id] = met
      peopleByKey[person.key] = met.id
    }
  }

  private func id(ofAgency name: String) -> Agency.ID? {
    roster.agencies.values.first { $0.name == name || $0.aliases.contains(name) }?.id
  }

  mutating func seat(_ plan: Plan) throws(Refusal) {
    let first = launch.calendar.zone.day(of: action.now)
    for group in plan.groups {
      let kind = Workflow.kind(of: group.kind)
      guard let workflow = launch.workflows[kind] else { throw .unknownKind(kind) }
      let made = Group(
        id: Item.ID(action.freshID()), initiative: initiative.id, name: group.name, kind: group.kind,
        parent: group.parent.flatMap { name in roster.groups.first { $0.name == name }?.id }, duties: group.duties)
      roster.groups.append(made)
      for post in group.posts {
        roster.memberships.append(
          Membership(
            id: Membership.ID(action.freshID()), group: made.id, person: post.person.flatMap { peopleByKey[$0] }, role: post.role,
            post: post.post, first: min(first, initiative.issueDate ?? first)))
      }
      let item = Item(
        id: made.id, kind: kind, workflowVersion: workflow.version, title: group.name, state: workflow.initial.id,
        initiative: initiative.id,
        registrar: action.person.id, registeredAt: action.now)
      try add(item, workflow, Form(title: group.name))
    }
  }

  mutating func register(_ plan: Plan.Item) throws(Refusal) {
    guard let workflow = launch.workflows[plan.kind] else { throw .unknownKind(plan.kind) }
    var inputs = plan.fields.mapValues(Input.text)
    inputs["title"] = .text(plan.title)
    var form = try FormReader(workflow: workflow, roster: roster).form(inputs)
    let parties = try parties(plan.parties, workflow)
    form.lead = parties.first
    form.assisting = Array(parties.dropFirst())
    form.limit = plan.due
    let missing = workflow.fields.filter { $0.isRequired && form.fields[$0.id] == nil }
    guard missing.isEmpty else { throw .faults(missing.map { Fault($0.id, .missing) }) }
    let item = Item(
      id: Item.ID(action.freshID()), kind: plan.kind, workflowVersion: workflow.version, title: plan.title, state: workflow.initial.id,
      initiative: initiative.id, parent: plan.parent.flatMap { items[$0]?.id }, registrar: action.person.id, registeredAt: action.now,
      start: plan.start)
    try add(item, workflow, form, follows: plan.follows.compactMap { items[$0] }, key: plan.key, shares: plan.shares)
    if let line = plan.line { lines[item.id.text] = line }
  }

  private func parties(_ names: [String], _ workflow: Workflow) throws(Refusal) -> [Party] {
    do throws(FormReader.Found) {
      return try FormReader(workflow: workflow, roster: roster).parties(.list(names), single: false)
    } catch { throw .faults([Fault("parties", error.cause)]) }
  }

  private mutating func add(
    _ item: Item, _ workflow: Workflow, _ form: Form, follows: [Item] = [], key: String? = nil, shares: [String: String] = [:]
  ) throws(Refusal) {
    let context = ItemContext(workflows: launch.workflows, calendar: launch.calendar, roster: roster, item: item, parent: nil)
    var made = try context.registered(workflow, form, follows, nil, by: action, act: .load)
    for index in made.writes.indices {
      if let title = made.writes[index].item.lead.map(roster.name(of:)).flatMap({ shares[$0] }), index > 0 {
        made.writes[index].item.title = title
      }
    }
    if let parent = item.parent { made.raises.insert(parent) }
    if let key { items[key] = made.writes[0].item }
    change.writes += made.writes
    change.messages += made.messages
    change.links += made.links
    change.raises.formUnion(made.raises)
  }
}

extension [Person] {
  /// The one person who fits; nil where several do, since nobody says which is meant.
  fileprivate func only(where fits: (Person) -> Bool) -> Person? {
    let found = filter(fits)
    return found.count == 1 ? found[0] : nil
  }
}
