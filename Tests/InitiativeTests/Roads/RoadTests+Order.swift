import TestSupport
import Testing

/// A request with two things wrong is refused for the one that comes first in the order.
extension RoadTests {
  struct OrderCell: Sendable, CustomTestStringConvertible {
    let road: Road
    /// One or two, the first of which is to be said.
    let wrongs: [Wrong]

    var testDescription: String { "\(road.rawValue): " + wrongs.map { String($0.rawValue) }.joined(separator: " before ") }

    static let all: [OrderCell] = Road.allCases.flatMap { road in
      let alone = Set(road.chains.joined())
      let pairs = road.chains.flatMap { zip($0, $0.dropFirst()) }
      return Wrong.allCases.filter(alone.contains).map { OrderCell(road: road, wrongs: [$0]) }
        + pairs.map { OrderCell(road: road, wrongs: [$0, $1]) }
    }
  }

  @Test("Refusals come in one order", arguments: OrderCell.all)
  func refusesInOrder(_ cell: OrderCell) async throws {
    let office = try await RoadOffice.shared.value
    let reply = try await office.ask(cell.road, Set(cell.wrongs))
    #expect(reply.status == cell.wrongs[0].rawValue, "\(reply)")
  }

  @Test("What has nothing wrong goes through", arguments: Road.allCases.filter { !$0.chains.isEmpty })
  func goesThrough(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let reply = try await office.ask(road, [])
    #expect(reply.hasWorked, "\(reply)")
  }

  /// A convener who assigns an entry to another group loses sight of it; the same request is still answered.
  @Test("A stored answer comes before all refusals", arguments: [Road.itemAPI, .itemPage])
  func storedAnswerComesFirst(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let entry = try await office.register("responder", "ledger-entry", unique("条目"), ["category": "other"])
    let key = unique("key")
    func assign() async throws -> Reply {
      if road == .itemPage {
        let group = try await office.group("政策保障组")
        return try await office.clerk("convener").post(
          "/items/\(entry)/moves", [("move", "assign"), ("lead", group)], key: key, version: 1)
      }
      let body: JSON = ["move": "assign", "fields": ["lead": "政策保障组"]]
      return try await office.api("convener", "POST", "/items/\(entry)/moves", body, key: key, version: 1)
    }
    let first = try await assign()
    #expect(first.hasWorked, "\(first)")
    #expect(try await office["convener"].get("/items/\(entry)").status == 404)
    let again = try await assign()
    #expect(again.status == first.status && again.location == first.location, "\(again)")
  }
}
