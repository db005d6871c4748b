/// What a notice says, before anybody has looked it over. Its JSON is fixed by the interface.
package struct Draft: Hashable, Sendable, Codable {
  package struct Group: Hashable, Sendable, Codable {
    package var name: String
    package var kind: Domain.Group.Kind
    package var parent: String?
    package var leaders: [String]?
    package var deputies: [String]?
    package var members: [String]?
    package var duties: String?
  }

  package struct Work: Hashable, Sendable, Codable {
    package struct Source: Hashable, Sendable, Codable {
      package var line: Int
      package var text: String
    }

    package var title: String
    package var responsible: [String]?
    package var cooperating: [String]?
    package var start: Day?
    package var due: Day?
    package var recurrence: String?
    package var workingDays: Int?
    package var trigger: String?
    package var source: Source?
  }

  package struct Contact: Hashable, Sendable, Codable {
    package var agency: String
    package var phones: [String]?
    package var hours: String?
  }

  package struct Question: Hashable, Sendable, Codable {
    package var question: String
    package var answer: String
  }

  package struct Doubt: Hashable, Sendable, Codable {
    package var line: Int
    package var text: String
    package var why: String
  }

  package var title: String
  package var documentNumber: String?
  package var issuers: [String]?
  package var issueDate: Day?
  package var addressees: [String]?
  package var groups: [Group]?
  package var tasks: [Work]?
  package var directory: [Contact]?
  package var questions: [Question]?
  package var doubts: [Doubt]?
}

extension Draft {
  /// What starting it would set up. Whoever is named in several groups is one person; who is responsible and is no
  /// group of the draft is an agency.
  package var plan: Plan {
    var plan = Plan()
    let groups = groups ?? []
    let names = groups.flatMap { ($0.leaders ?? []) + ($0.deputies ?? []) + ($0.members ?? []) }
    plan.people = Self.once(names).map { Plan.Person(key: $0, name: $0) }
    plan.groups = groups.map { group in
      let posts =
        (group.leaders ?? []).map { Plan.Post(role: .leader, person: $0) }
        + (group.deputies ?? []).map { Plan.Post(role: .deputy, person: $0) }
        + Self.once(group.members ?? []).map { Plan.Post(role: .member, person: $0) }
      let parent = group.parent.flatMap { parent in groups.contains { $0.name == parent } ? parent : nil }
      return Plan.Group(name: group.name, kind: group.kind, parent: parent, duties: group.duties ?? "", posts: posts)
    }
    let groupNames = Set(groups.map(\.name))
    let others = (tasks ?? []).flatMap { ($0.responsible ?? []) + ($0.cooperating ?? []) }.filter {
      !groupNames.contains($0) && $0 != "各工作组"
    }
    let contacts = directory ?? []
    plan.agencies = Self.once(others + contacts.map(\.agency)).map { name in
      Plan.Agency(name: name, phones: contacts.first { $0.agency == name }?.phones ?? [])
    }
    plan.items = (tasks ?? []).enumerated().map { place, work in
      Plan.Item(
        key: String(place + 1), kind: Workflow.task, title: String(work.title.prefix(FormReader.longestTitle)),
        parties: Self.once((work.responsible ?? []) + (work.cooperating ?? [])), start: work.start, due: work.due,
        fields: work.source.map { ["work": $0.text] } ?? [:], line: work.source?.line)
    }
    return plan
  }

  private static func once(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
