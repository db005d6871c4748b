import Domain
import Testing
import WorkflowFiles
import Workflows

@testable import Store

/// What is kept in memory counts only as long as nobody has changed it, in whatever process.
struct StandingTests {
  private static let today = Day("2019-11-20")!

  private func session(of person: Person) -> Session {
    Session(
      digest: "of \(person.id)", person: person.id, kind: .browser, created: House.now,
      expires: House.now + 200_000, csrfToken: "token")
  }

  @Test func aSeatGivenByAnotherProcessCountsAtOnce() async throws {
    let house = try await House()
    let session = session(of: try await house.person("李静"))
    try await house.store.open(session)
    func posts() async throws -> [String]? {
      try await house.store.session(session.digest, at: House.now)?.access.own.map {
        "\($0.name) \($0.role)"
      }.sorted()
    }
    #expect(try await posts() == ["财政金融组 member"])

    let beside = try await House.open(house.location, house.library)
    let leading = try await beside.roster(of: house.initiative).groups[0]
    let context = try await beside.context(of: leading.id, within: House.everything)
    let seat = try context.seat(
      try await house.person("李静"), as: .deputy, from: Self.today, on: house.action(.system))
    _ = try await beside.commit([seat], at: House.now)
    #expect(try await posts() == ["财政金融组 member", "领导小组 deputy"])
    #expect(
      try await house.store.roster(of: house.initiative).posts(in: leading.id, on: Self.today)
        .count == 2)

    try await beside.close(session.digest)
    #expect(try await posts() == nil)
    try await beside.close()
  }

  @Test func whomSomebodyStandsInForIsAskedAnewEachDay() async throws {
    let house = try await House()
    let (person, absent) = (try await house.person("李静"), try await house.person("王明"))
    let session = session(of: person)
    try await house.store.open(session)
    func others(_ now: Instant) async throws -> Int? {
      try await house.store.session(session.digest, at: now)?.access.others.count
    }
    #expect(try await others(House.now) == 0)
    let standIn = StandIn(
      id: StandIn.ID("s"), person: absent.id, substitute: person.id, first: Self.today, last: Self.today, setBy: absent.id
    )
    try await house.store.put(standIn, at: House.now)
    #expect(try await others(House.now) == 1)
    #expect(try await others(House.now + 86_400) == 0)
    #expect(try await others(House.now + 200_000) == nil)
  }

  @Test func aMoveMadeByAnotherProcessCountsAtOnce() async throws {
    let house = try await House()
    let item = try await house.register("旧卡注销")
    var query = ItemQuery(now: House.now)
    query.ids = [item.id]
    func listed() async throws -> String? { try await house.store.list(query, within: House.everything).first?.title }
    #expect(try await listed() == "旧卡注销")

    let beside = try await House.open(house.location, house.library)
    let context = try await beside.context(of: item.id, within: House.everything)
    _ = try await beside.commit([try context.edit(Form(title: "旧卡已注销"), on: house.action(try await house.person("李静")))], at: House.now)
    #expect(try await listed() == "旧卡已注销")
    #expect(try await house.store.context(of: item.id, within: House.everything).item.version == item.version + 1)
    try await beside.close()
  }

  @Test func moreItemsThanAStatementCanNameAreFoundAPageAtATime() async throws {
    let house = try await House()
    let ids = [try await house.register("一").id, try await house.register("二").id, try await house.register("三").id]
    var query = ItemQuery(now: House.now, limit: 2)
    query.ids = (0..<20_000).map { Item.ID("nobody-\($0)") } + [ids[2]] + (20_000..<40_000).map { Item.ID("nobody-\($0)") } + ids[..<2]
    let page = try await house.store.list(query, within: House.everything)
    query.after = page.last.map { ItemQuery.Cursor($0) }
    #expect((page + (try await house.store.list(query, within: House.everything))).map(\.id) == ids.sorted())
  }

  @Test func wordsOfAKindFollowItsFileAndItsShapeDoesNotChangeUnderOpenItems() async throws {
    let house = try await House()
    _ = try await house.register("旧卡注销")
    try await house.store.close()
    let file = try #require(house.library.kinds.first { $0.workflow.kind == "ledger-entry" })
    func store(_ text: String) async throws -> Store {
      try await House.open(house.location, try Library(Shipped.files + [(path: file.file, text: text)]))
    }
    let other = try await store(file.text.replacing("已登记", with: "登记在册"))
    try await other.keepDefinitions()
    let kept = try await other.read { try $0.rows("SELECT definition FROM workflows WHERE kind = 'ledger-entry'") { $0.text(0) } }
    #expect(kept.count == 1 && kept[0].contains("登记在册"))
    try await other.close()
    await #expect(throws: StoreFault.changedWorkflow(kind: "ledger-entry", version: file.workflow.version)) {
      _ = try await store(file.text.replacing("waiting", with: "resting"))
    }
  }
}
