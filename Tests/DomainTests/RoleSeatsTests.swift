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
      for role in Role.allCases where Self.words[role] != nil {
        let names = roster.holders(of: role, for: item(lead: lead), on: day).map { roster.people[$0]?.name ?? "" }.sorted()
        let shown = names.count > 6 ? names.prefix(6).joined(separator: "、") + "等\(names.count)人" : names.joined(separator: "、")
        lines.append("  \(Self.words[role]!)：\(shown)")
      }
    }
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

  private static let words: [Role: String] = [
    .leader: "负责人", .convener: "召集人", .liaison: "联络员", .member: "成员", .vendor: "外包人员", .responder: "答复员", .supervisor: "督查", .party: "责任单位",
    .lead: "牵头单位", .assignee: "经办人", .office: "办公室", .leadingLeader: "领导小组负责人",
  ]

  private static let golden = """
    牵头：财政金融组
      负责人：中心基金组组长、市局党组成员、市局副局长、市局局长
      召集人：中心基金组主管
      联络员：
      成员：中心个账组科员、中心个账组组长、中心信息组组长、中心基金组会计、中心基金组组长、中心定点组组长等12人
      外包人员：
      答复员：综合组答复员
      督查：督查室主任
      责任单位：中心基金组主管、中心基金组会计、中心基金组组长
      牵头单位：中心基金组主管、中心基金组会计、中心基金组组长
      经办人：中心基金组主管、中心基金组会计、中心基金组组长
      办公室：办公室主任、办公室科员
      领导小组负责人：市局党组成员、市局副局长、市局局长
    牵头：莱芜区医疗保障局
      负责人：中心定点组组长、市局党组成员、市局副局长、市局局长
      召集人：
      联络员：莱芜区局联系人
      成员：中心个账组科员、中心个账组组长、中心信息组组长、中心基金组会计、中心基金组组长、中心定点组科员等14人
      外包人员：
      答复员：综合组答复员
      督查：督查室主任
      责任单位：莱芜区局副局长、莱芜区局联系人
      牵头单位：莱芜区局副局长、莱芜区局联系人
      经办人：莱芜区局副局长、莱芜区局联系人
      办公室：办公室主任、办公室科员
      领导小组负责人：市局党组成员、市局副局长、市局局长
    牵头：中心定点组科员
      负责人：中心定点组组长、市局党组成员、市局副局长、市局局长
      召集人：
      联络员：莱芜区局联系人
      成员：中心个账组科员、中心个账组组长、中心信息组组长、中心基金组会计、中心基金组组长、中心定点组科员等14人
      外包人员：
      答复员：综合组答复员
      督查：督查室主任
      责任单位：中心定点组科员
      牵头单位：中心定点组科员
      经办人：中心定点组科员
      办公室：办公室主任、办公室科员
      领导小组负责人：市局党组成员、市局副局长、市局局长
    牵头：没有牵头
      负责人：中心个账组组长、中心信息组组长、中心基金组组长、中心定点组组长、中心综合组组长、市局党组成员等8人
      召集人：中心基金组主管
      联络员：莱芜区局联系人
      成员：中心个账组科员、中心个账组组长、中心信息组工程师乙、中心信息组工程师甲、中心信息组组长、中心基金组会计等18人
      外包人员：技术公司定点开发丙、技术公司定点开发乙、技术公司定点开发甲、技术公司核心开发乙、技术公司核心开发甲、技术公司项目人员丙等8人
      答复员：综合组答复员
      督查：督查室主任
      责任单位：
      牵头单位：
      经办人：
      办公室：办公室主任、办公室科员
      领导小组负责人：市局党组成员、市局副局长、市局局长
    """
}

private final class FreshIDs: @unchecked Sendable {
  private var count = 1000
  func next() -> String {
    count += 1
    return "id-\(count)"
  }
}
