import Domain

/// The few people and groups whose days these tests tell. Linhe's medical insurance bureau switches its card accounts
/// over: a leading group over a joint working group of three, and an office that runs the schedule.
extension Person {
  // The leading group: leader, deputy (who leads the joint working group too), and the supervision office.
  static let li = Person(id: "li", login: "li", name: "李建国", agency: "bureau", mail: "li@example.org")
  static let wang = Person(id: "wang", login: "wang", name: "王秀英", agency: "bureau", mail: "wang@example.org")
  static let sun = Person(id: "sun", login: "sun", name: "孙明", agency: "linhe")
  // The office of the leading group.
  static let zhao = Person(id: "zhao", login: "zhao", name: "赵敏", agency: "bureau", mail: "zhao@example.org")
  static let xu = Person(id: "xu", login: "xu", name: "徐丽", agency: "bureau")
  // 政策组: leader, convener, member.
  static let zhou = Person(id: "zhou", login: "zhou", name: "周强", agency: "centre")
  static let wu = Person(id: "wu", login: "wu", name: "吴静", agency: "centre")
  static let zheng = Person(id: "zheng", login: "zheng", name: "郑伟", agency: "centre")
  // 技术组: leader, member, and the vendor's engineer.
  static let qian = Person(id: "qian", login: "qian", name: "钱进", agency: "centre")
  static let he = Person(id: "he", login: "he", name: "何涛", agency: "centre")
  static let gao = Person(id: "gao", login: "gao", name: "高博", agency: "vendor")
  // 服务组: leader, two of one name from two counties, and who answers 12345.
  static let chen = Person(id: "chen", login: "chen", name: "陈芳", agency: "centre")
  static let zhangA = Person(id: "zhang-a", login: "zhangjie1", name: "林舟", agency: "jieshou")
  static let zhangB = Person(id: "zhang-b", login: "zhangjie2", name: "林舟", agency: "yingzhou")
  static let lin = Person(id: "lin", login: "lin", name: "林燕", agency: "centre")
  // In no group.
  static let feng = Person(id: "feng", login: "feng", name: "冯审", isAuditor: true)
  static let han = Person(id: "han", login: "han", name: "韩管", isAdministrator: true)

  static let everyone: [Person] = [li, wang, sun, zhao, xu, zhou, wu, zheng, qian, he, gao, chen, zhangA, zhangB, lin, feng, han]
}

extension Party {
  static let policy = Party.group("policy")
  static let technical = Party.group("technical")
  static let service = Party.group("service")
  static let jieshou = Party.agency("jieshou")
  /// Nobody of it sits in a group.
  static let bank = Party.agency("bank")
}

extension Roster {
  static let linhe: Item.ID = "linhe-2019-3"

  /// As of 1 November 2019.
  static let bureau = Roster(
    initiative: linhe, version: 1,
    groups: [
      Group(id: "leading", initiative: linhe, name: "领导小组", kind: .leading),
      Group(id: "office", initiative: linhe, name: "领导小组办公室", kind: .office, parent: "leading"),
      Group(id: "joint", initiative: linhe, name: "联合工作组", kind: .working, parent: "leading"),
      Group(id: "policy", initiative: linhe, name: "政策组", kind: .working, parent: "joint"),
      Group(id: "technical", initiative: linhe, name: "技术组", kind: .working, parent: "joint"),
      Group(id: "service", initiative: linhe, name: "服务组", kind: .working, parent: "joint"),
      Group(id: "publicity", initiative: linhe, name: "宣传组", kind: .working, parent: "joint", isOpen: false),
    ],
    memberships: [
      seat("leading", .leader, .li), seat("leading", .deputy, .wang), seat("leading", .supervisor, .sun),
      seat("office", .leader, .zhao), seat("office", .member, .xu),
      seat("joint", .leader, .wang),
      seat("policy", .leader, .zhou), seat("policy", .convener, .wu), seat("policy", .member, .zheng),
      seat("technical", .leader, .qian), seat("technical", .member, .he), seat("technical", .vendor, .gao),
      seat("service", .leader, .chen), seat("service", .liaison, .zhangA), seat("service", .member, .zhangB),
      seat("service", .responder, .lin),
      Membership(id: "publicity-leader-", group: "publicity", person: nil, role: .leader, post: "组长", first: "2019-11-01"),
    ],
    people: Dictionary(uniqueKeysWithValues: Person.everyone.map { ($0.id, $0) }),
    agencies: [
      "linhe": Agency(id: "linhe", name: "临河市"),
      "bureau": Agency(id: "bureau", name: "临河市医保局", parent: "linhe", aliases: ["市局"]),
      "centre": Agency(id: "centre", name: "临河市医保中心", parent: "bureau"),
      "jieshou": Agency(id: "jieshou", name: "界首市医保局", parent: "linhe"),
      "yingzhou": Agency(id: "yingzhou", name: "颍州区医保局", parent: "linhe"),
      "vendor": Agency(id: "vendor", name: "数通公司"),
      "bank": Agency(id: "bank", name: "临河银行"),
    ])

  private static func seat(_ group: String, _ role: Membership.Role, _ person: Person) -> Membership {
    Membership(
      id: Membership.ID("\(group)-\(role)-\(person.id)"), group: Group.ID(group), person: person.id, role: role, first: "2019-11-01")
  }

  /// For what happens before the autumn of 2019.
  mutating func seatEveryone(from first: Day) {
    for place in memberships.indices { memberships[place].first = first }
  }

  /// Somebody away, and who stands in.
  mutating func standIn(_ substitute: Person, for person: Person, _ first: Day, through last: Day) {
    standIns.append(
      StandIn(id: StandIn.ID("\(person.id)-\(substitute.id)"), person: person.id, substitute: substitute.id, first: first, last: last))
  }
}
