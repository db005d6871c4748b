extension Draft {
  /// A draft of an initiative with this one in it; nothing is live before it is started.
  /// - Parameter notice: the text it was read from, a line an element.
  package func initiative(id: Item.ID, key: String? = nil, notice: [String] = [], today: Day) -> Initiative {
    // The end of an id is drawn at random; two drafts of one second begin alike.
    var initiative = Initiative(id: id, key: key ?? String(id.text.suffix(10)), title: title, notice: notice)
    initiative.take(self, today: today)
    return initiative
  }

  /// The plan that starting the draft would carry out. A person named in several groups is one person; a responsible party that is no group
  /// of the draft is an agency. Recurring work is not among the items.
  package var plan: Plan {
    var plan = Plan()
    let groups = groups ?? []
    plan.people = people.map { name in
      var person = Plan.Person(key: name, name: name)
      person.id = accounts?[name].map { Domain.Person.ID($0) }
      return person
    }
    plan.groups = groups.map { group in
      let posts =
        (group.leaders ?? []).map { Plan.Appointment(role: .leader, person: $0) }
        + (group.deputies ?? []).map { Plan.Appointment(role: .deputy, person: $0) }
        + (group.members ?? []).once.map { Plan.Appointment(role: .member, person: $0) }
      let parent = group.parent.flatMap { parent in groups.contains { $0.name == parent } ? parent : nil }
      return Plan.Group(name: group.name, kind: group.kind, parent: parent, duties: group.duties ?? "", posts: posts)
    }
    let contacts = directory ?? []
    plan.agencies = agencies.map { name in
      let contact = contacts.first { $0.agency == name }
      return Plan.Agency(name: name, phones: contact?.phones ?? [], hours: contact?.hours.flatMap(OfficeHours.said))
    }
    plan.items = (tasks ?? []).enumerated().filter { $0.element.cycle == nil }.map { index, work in
      Plan.Item(
        key: String(index + 1), kind: work.kind ?? Workflow.task, title: work.title(atMost: FormReader.longestTitle), parties: work.parties,
        start: work.start,
        due: work.due, fields: work.fields, line: work.source?.line)
    }
    return plan
  }

  /// - Parameter today: where neither the work nor the notice says when it begins.
  package func recurrences(today: Day) -> [Recurrence] {
    (tasks ?? []).enumerated().compactMap { index, work in
      work.cycle.map { cycle in
        Recurrence(
          key: "recurring-\(index + 1)", every: cycle.every, from: cycle.first(onOrAfter: work.start ?? issueDate ?? today),
          until: work.due,
          pattern: .init(
            kind: work.kind ?? Workflow.task, title: work.title(atMost: FormReader.longestTitle - 20) + "（{period}）", parties: work.parties,
            due: cycle.due,
            isDueAtEnd: cycle.due == nil, fields: work.fields),
          line: work.source?.line)
      }
    }
  }
}

extension Initiative {
  /// Head and plan as a draft says; id, key and notice stay.
  package mutating func take(_ draft: Draft, today: Day) {
    title = draft.title
    documentNumber = draft.documentNumber
    issuers = draft.issuers ?? []
    issueDate = draft.issueDate
    due = draft.due
    plan = draft.plan
    recurrences = draft.recurrences(today: today)
    questions = (draft.questions ?? []).map { FAQEntry(question: $0.question, answer: $0.answer) }
    self.draft = draft
  }
}

extension Draft.Work {
  var parties: [String] { ((responsible ?? []) + (cooperating ?? [])).once }
  fileprivate func title(atMost most: Int) -> String { String(title.prefix(most)) }
  fileprivate var fields: [String: String] {
    (kind ?? Workflow.task) == Workflow.task ? source.map { ["work": $0.text] } ?? [:] : [:]
  }
  fileprivate var cycle: Cycle? { recurrence.flatMap(Cycle.init) }
}

extension [String] {
  /// Each once, at its first place.
  var once: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
