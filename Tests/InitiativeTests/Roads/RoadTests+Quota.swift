import TestSupport
import Testing

/// One quota is not given out twice, also when requests come together.
extension RoadTests {
  private static let each = 100

  /// Payments against a quota, or indices against a budget: siblings of a hundred each, with room for five.
  private struct Siblings {
    let ids: [String]
    let whole: String
    let who: String
    let move: String
    let field: String
    let fields: JSON

    static func payments(_ count: Int, in office: RoadOffice) async throws -> Siblings {
      let quota = try await office.newQuota(planned: 5 * RoadTests.each)
      var ids: [String] = []
      for _ in 0..<count { ids.append(try await office.newPayment(of: quota, isApproved: true)) }
      return Siblings(ids: ids, whole: quota, who: "member", move: "pay", field: "paid", fields: ["paid": 100, "voucher": office.paper])
    }

    static func indices(_ count: Int, in office: RoadOffice) async throws -> Siblings {
      let ids = try await office.newQuotas(count, total: 5 * RoadTests.each)
      let whole = try await office.see(ids[0])["parent"].text
      return Siblings(ids: ids, whole: whole, who: "policy-leader", move: "give", field: "index", fields: ["index": 100])
    }

    var form: [(String, String)] { [("move", move), ("field.\(field)", "100")] }
  }

  enum Sum: String, CaseIterable, Sendable { case payments, indices }

  private func siblings(_ sum: Sum, _ count: Int, in office: RoadOffice) async throws -> Siblings {
    switch sum {
    case .payments: try await .payments(count, in: office)
    case .indices: try await .indices(count, in: office)
    }
  }

  /// What has been given out under the whole.
  private func given(_ siblings: Siblings, in office: RoadOffice) async throws -> Int {
    try await office["office"].items(["parent": siblings.whole, "limit": "200"]).reduce(0) { $0 + $1["fields"][siblings.field].int }
  }

  @Test("Eleven in one bulk stay within it", arguments: [Road.bulkAPI, .bulkPage], Sum.allCases)
  func elevenInABulk(_ road: Road, _ sum: Sum) async throws {
    let office = try await RoadOffice.shared.value
    let siblings = try await siblings(sum, 11, in: office)
    if road == .bulkAPI {
      let body: JSON = ["move": .text(siblings.move), "items": .texts(siblings.ids), "fields": siblings.fields]
      let reply = try await office.api(siblings.who, "POST", "/items/moves", body)
      #expect(reply.each.map(\.status) == Array(repeating: 200, count: 5) + Array(repeating: 409, count: 6), "\(reply)")
      #expect(reply.each.dropFirst(5).allSatisfy { $0.code == "over-limit" })
    } else {
      var ticks: [(String, String)] = []
      for id in siblings.ids { ticks.append(("items", "\(id):\(try await office.version(id))")) }
      let reply = try await office.clerk(siblings.who).post(
        "/items/moves", ticks + siblings.form + [("confirm", "yes")], key: unique("key"))
      #expect(reply.text.contains("办成5条，没有办6条"), "\(reply)")
    }
    let given = try await given(siblings, in: office)
    #expect(given == 500)
  }

  @Test("Eleven at once stay within it", arguments: [Road.itemAPI, .itemPage], Sum.allCases)
  func elevenAtOnce(_ road: Road, _ sum: Sum) async throws {
    let office = try await RoadOffice.shared.value
    let siblings = try await siblings(sum, 11, in: office)
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for id in siblings.ids {
        group.addTask {
          if road == .itemPage {
            let version = try await office.version(id)
            return try await office.clerk(siblings.who).post(
              "/items/\(id)/moves", siblings.form, key: unique("key"), version: version
            ).status
          }
          return try await office[siblings.who].move(id, siblings.move, siblings.fields).status
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(try await given(siblings, in: office) <= 500)
    #expect(statuses.allSatisfy { [200, 303, 409, 412].contains($0) }, "\(statuses)")
  }

  @Test("Two at once, of which one has room", arguments: [Road.itemAPI, .bulkAPI], Sum.allCases)
  func twoForOnePlace(_ road: Road, _ sum: Sum) async throws {
    let office = try await RoadOffice.shared.value
    let siblings = try await siblings(sum, 6, in: office)
    for id in siblings.ids.prefix(4) { try await office[siblings.who].move(id, siblings.move, siblings.fields).ok() }
    @Sendable func ask(_ place: Int) async throws -> Int {
      let body: JSON = ["move": .text(siblings.move), "items": [.text(siblings.ids[place])], "fields": siblings.fields]
      if road == .bulkAPI { return try await office.api(siblings.who, "POST", "/items/moves", body).first.status }
      return try await office[siblings.who].move(siblings.ids[place], siblings.move, siblings.fields).status
    }
    async let one = ask(4)
    async let other = ask(5)
    let statuses = try await [one, other]
    #expect(statuses.sorted() == [200, 409])
    let given = try await given(siblings, in: office)
    #expect(given == 500)
  }
}
