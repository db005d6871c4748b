import Domain
import Testing

@testable import Store

/// What is kept in memory counts only as long as nobody has changed it, in whatever process.
struct StandingTests {
  private static let today = Day("2019-11-20")!

  private func session(of person: Person) -> Session {
    Session(
      digest: "of \(person.id)", person: person.id, kind: .browser, created: House.now,
      expires: House.now + 200_000, forgeryToken: "token")
  }

  @Test func aSeatGivenByAnotherProcessCountsAtOnce() async throws {
    let house = try await House()
    let session = session(of: try await house.person("李静"))
    try await house.store.open(session)
    func posts() async throws -> [String]? {
      try await house.store.session(session.digest, at: House.now)?.standing.own.map {
        "\($0.name) \($0.role)"
      }.sorted()
    }
    #expect(try await posts() == ["财政金融组 member"])

    let beside = try await House.open(house.location, house.library)
    let leading = try await beside.roster(of: house.initiative).groups[0]
    let world = try await beside.world(of: leading.id, within: House.everything)
    let seat = try world.seat(
      try await house.person("李静"), as: .deputy, from: Self.today, on: house.occasion(.system))
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
      try await house.store.session(session.digest, at: now)?.standing.others.count
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
}
