import Domain
import Testing
import WorkflowFiles

/// Who holds which role, as a clerk would read it: the roster of the Jinan initiative, for items led by a group, an agency, a person or nobody.
@Suite("The table of roles")
struct RoleSeatsTests {
  private let roster: Roster
  private let day: Day = "2019-11-20"

  init() throws {
    let (path, text) = try #require(ShippedLibrary.library.initiatives.first { $0.key.hasSuffix("jinan-2019-9.yaml") })
    let file = try InitiativeFile(text, file: path)
    let launch = Launch(workflows: ShippedLibrary.workflows, calendar: ShippedLibrary.calendar, agencies: [], people: [])
    let initiative = Initiative(
      id: "jinan-2019-9", key: file.key, title: file.title, issueDate: file.issueDate, plan: file.plan)
    let ids = FreshIDs()
    let action = ActionContext(person: .system, now: "2019-11-20 09:00", via: "test") { ids.next() }
    let change = try launch.load(initiative, on: action)
    roster = Roster(
      initiative: initiative.id, version: 1, groups: change.groups, memberships: change.memberships,
      people: Dictionary(uniqueKeysWithValues: change.people.map { ($0.id, $0) }),
      agencies: Dictionary(uniqueKeysWithValues: change.agencies.map { ($0.id, $0) }))
  }

  private func item(lead: Party?) -> Item {
    Item(
      id: "item", kind: "task", workflowVersion: 1, title: "任务", state: "issued", initiative: roster.initiative, lead: lead,
      registrar: roster.people.values.min { $0.name < $1.name }!.id, registeredAt: "2019-11-20 09:00")
  }

  private var leads: [(word: String, lead: Party?)] {
    [
      ("财政金融组", roster.party(named: "财政金融组")), ("莱芜区医疗保障局", roster.party(named: "莱芜区医疗保障局")),
      ("中心定点组科员", roster.people.values.first { $0.name == "中心定点组科员" }.map { .person($0.id) }),
      ("没有牵头", nil),
    ]
  }

  @Test("reads so for the Jinan roster")
  func golden() {
    var lines: [String] = []
    for (word, lead) in leads {
      lines.append("牵头：\(word)")
      for role in Role.allCases where ![.registrar, .wholeLeader].contains(role) {
        let names = roster.holders(of: role, for: item(lead: lead), on: day).map { roster.people[$0]?.name ?? "" }.sorted()
        let shown = names.count > 6 ? names.prefix(6).joined(separator: "、") + "等\(names.count)人" : names.joined(separator: "、")
        lines.append("  \(role.rawValue)：\(shown)")
      }
    }
    print(lines.map { "    " + $0 }.joined(separator: "\n"))
    #expect(lines.joined(separator: "\n") == Self.golden)
  }

  @Test("says the same of one person as of all")
  func oneAndAll() {
    for (word, lead) in leads {
      for role in Role.allCases {
        let item = item(lead: lead)
        let holders = roster.holders(of: role, for: item, on: day)
        let each = Set(roster.people.keys.filter { roster.holds(role, $0, for: item, on: day) })
        #expect(each == holders.intersection(roster.people.keys), "\(word) \(role.rawValue)")
      }
    }
  }

  /// Vendor staff act in the name of their group alone.
  @Test("whoever may act on an item sees it")
  func actingIsSeeing() throws {
    for (word, lead) in leads {
      let item = item(lead: lead)
      for person in roster.people.values {
        let posts = roster.posts(of: person.id, on: day)
        let held = posts.map { post in
          let group = roster.group(post.group)!
          var held = Scope.HeldPost(
            initiative: "jinan-2019-9", group: group.id, kind: group.kind, role: post.role, below: roster.below(group.id))
          held.isTop = roster.isTop(group)
          held.seated = ([group.id] + held.below).flatMap { roster.posts(in: $0, on: day).compactMap(\.person) }.flatMap { seated in
            [seated.text] + (roster.people[seated]?.agency.map { [$0.text] } ?? [])
          }
          return held
        }
        let scope = Scope(of: person, posts: held)
        let sees =
          scope.wholes.contains("jinan-2019-9") || item.lead == nil && scope.unassigned.contains("jinan-2019-9")
          || item.parties.contains { scope.parties.contains($0.key) || scope.led["jinan-2019-9", default: []].contains($0.key) }
        for role in [Role.party, .lead, .leader, .convener, .office, .leadingLeader, .supervisor]
        where roster.holds(role, person.id, for: item, on: day) {
          #expect(sees, "\(word)：\(person.name) \(role.rawValue)")
        }
      }
    }
  }

  private static let golden = ""
}

private final class FreshIDs: @unchecked Sendable {
  private var count = 1000
  func next() -> String {
    count += 1
    return "id-\(count)"
  }
}
