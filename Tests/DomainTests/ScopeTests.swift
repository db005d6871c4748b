import Domain
import Testing

@Suite("Who sees what")
struct ScopeTests {
  private let roster = Roster.bureau

  private func scope(of person: Person, standingInFor absent: [Person] = [], in roster: Roster = .bureau) -> Scope {
    let posts = ([person] + absent).flatMap { roster.posts(of: $0.id, on: "2019-11-20") }.map { post in
      Scope.HeldPost(
        initiative: Roster.linhe, group: post.group, kind: roster.group(post.group)!.kind, role: post.role, below: roster.below(post.group))
    }
    return Scope(of: person, standingInFor: absent, posts: posts)
  }

  @Test("whoever is in any group sees the notice, the groups and the schedule")
  func initiative() {
    for person in [Person.li, .wang, .sun, .zhao, .xu, .zhou, .wu, .zheng, .qian, .he, .chen, .zhangA, .zhangB, .lin] {
      #expect(scope(of: person).initiatives == [Roster.linhe], "\(person.name)")
    }
  }

  @Test("entries, tickets and reports only where one's group or agency is a party")
  func parties() {
    #expect(scope(of: .zheng).parties == ["zheng", "centre", "policy"])
    #expect(scope(of: .zhangA).parties == ["zhang-a", "jieshou", "service"])
    for person in [Person.zheng, .zhangA, .he, .zhou, .lin] { #expect(scope(of: person).wholes.isEmpty) }
  }

  @Test("the leading group, its office and the supervisors see the initiative whole")
  func wholes() {
    for person in [Person.li, .wang, .sun, .zhao, .xu] { #expect(scope(of: person).wholes == [Roster.linhe], "\(person.name)") }
    var roster = roster
    roster.memberships.append(Membership(id: "s", group: "policy", person: "han", role: .supervisor, first: "2019-11-01"))
    #expect(scope(of: .han, in: roster).wholes == [Roster.linhe], "also a supervisor seated in a working group")
  }

  @Test("a leader sees the groups below, and what nobody leads yet")
  func leaders() {
    #expect(scope(of: .zhou).unassigned == [Roster.linhe] && scope(of: .wu).unassigned == [Roster.linhe])
    #expect(scope(of: .zheng).unassigned.isEmpty && scope(of: .lin).unassigned.isEmpty)
    #expect(scope(of: .wang).parties.isSuperset(of: ["joint", "policy", "technical", "service", "publicity"]))
    #expect(!scope(of: .zhou).parties.contains("technical"))
  }

  @Test("vendor staff see only what their group was given")
  func vendor() {
    let scope = scope(of: .gao)
    #expect(scope.initiatives.isEmpty && scope.wholes.isEmpty && scope.unassigned.isEmpty && scope.desks.isEmpty)
    #expect(scope.parties == ["gao", "vendor", "technical"])
  }

  @Test("the desk sees the hotline")
  func desk() {
    #expect(scope(of: .lin).desks == [Roster.linhe])
    #expect(scope(of: .chen).desks.isEmpty)
  }

  @Test("the auditor sees everything, the administrator nothing by that alone")
  func readers() {
    #expect(scope(of: .feng).isEverything)
    let administrator = scope(of: .han)
    #expect(
      !administrator.isEverything && administrator.initiatives.isEmpty && administrator.wholes.isEmpty && administrator.parties == ["han"])
  }

  @Test("who stands in sees what the absent one sees")
  func standIn() {
    let scope = scope(of: .he, standingInFor: [.zhou])
    #expect(scope.person == "he" && scope.parties == ["he", "centre", "technical", "zhou", "policy"] && scope.unassigned == [Roster.linhe])
  }

  @Test("groups know what sits above and below, and survive a loop")
  func tree() {
    #expect(roster.upwards(from: "policy").map(\.id) == ["policy", "joint", "leading"])
    #expect(Set(roster.below("joint")) == ["policy", "technical", "service", "publicity"] && roster.below("policy").isEmpty)
    #expect(roster.upwards(from: "nowhere").isEmpty)
    var looped = roster
    looped.groups[0].parent = "policy"
    #expect(looped.upwards(from: "policy").map(\.id) == ["policy", "joint", "leading"])
  }
}
