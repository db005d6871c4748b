import TestSupport
import Testing

/// The Jining initiative in a database of its own, with clients for its people: eleven counties, zones and a company,
/// the city's agency, bureau and treasury.
struct JiningRun: Sendable {
  let duban: Duban
  private let people: [String: Client]

  static let key = "jining-2019"
  static let counties = [
    "甲县医疗保障局", "乙县医疗保障局", "丙县医疗保障局", "丁县医疗保障局", "戊县医疗保障局", "己县医疗保障局", "庚市医疗保障局", "济宁高新区人力资源服务中心",
    "济宁太白湖新区社会保障事业服务中心", "济宁经济技术开发区人力资源和社会保障服务中心", "兖矿集团员工保障服务中心",
  ]
  static var numbers: ClosedRange<Int> { 1...counties.count }

  static func begin(on base: Base = .usual) async throws -> JiningRun {
    let duban = try await Duban(on: base)
    #expect(try await duban.run("initiative", "load", key, at: "2019-12-10T08:30+08:00").ok() == key)
    return try await JiningRun(duban: duban, people: seated(duban, at: "2019-12-10T09:00+08:00"))
  }

  /// Renews the tokens, which are valid for a year.
  func renewed(at clock: String) async throws -> JiningRun { try await JiningRun(duban: duban, people: Self.seated(duban, at: clock)) }

  private static func seated(_ duban: Duban, at clock: String) async throws -> [String: Client] {
    let city = [
      "leading-leader", "bureau", "bureau-clerk", "agency-leader", "agency-clerk", "agency-auditor", "finance", "tax", "supervisor",
    ]
    return try await duban.clients(city + numbers.flatMap { ["county-\($0)", "county-leader-\($0)"] }, at: clock)
  }

  /// The client of a person, by login.
  subscript(_ login: String) -> Client { people[login]! }
  /// The client of the n-th county's accountant.
  subscript(_ county: Int) -> Client { people["county-\(county)"]! }

  /// Runs the server from this instant on, as long as `work` takes.
  func from(_ clock: String, _ work: () async throws -> Void) async throws {
    let server = try await duban.serve(at: clock)
    try await work()
    try await server.stop()
  }

  /// The only item of a kind whose title begins with a text; waits until it exists.
  func item(_ kind: String, _ title: String, under whole: String? = nil) async throws -> String {
    var found: [JSON] = []
    await eventually(within: .seconds(10)) {
      var query = ["kind": kind, "limit": "200"]
      query["parent"] = whole
      found = ((try? await self["bureau"].items(query)) ?? []).filter { $0["title"].text.hasPrefix(title) }
      return !found.isEmpty
    }
    return try #require(found.first, "no \(kind) called \(title)")["id"].text
  }

  /// The parts of a kind, by the number of their county; titles begin with the county's name.
  func parts(_ kind: String, of whole: String) async throws -> [Int: String] {
    let items = try await self["bureau"].items(["kind": kind, "parent": whole, "limit": "200"])
    return Dictionary(
      uniqueKeysWithValues: items.compactMap { item in
        Self.numbers.first { item["title"].text.hasPrefix(Self.counties[$0 - 1]) }.map { ($0, item["id"].text) }
      })
  }

  /// A county's part of an item.
  func part(_ kind: String, of whole: String, _ county: Int) async throws -> String {
    try #require(try await parts(kind, of: whole)[county], "\(kind) of \(county)")
  }

  func plan(_ month: String) async throws -> String { try await item("fund-plan", "\(month)全市用款计划") }

  func see(_ item: String) async throws -> JSON { try await self["bureau"].see(item) }
  func state(of item: String) async throws -> String { try await see(item)["state"].text }
  func isLate(_ item: String) async throws -> Bool { try await see(item)["late"].isTrue }

  /// Waits for a state that a timer or a join brings about.
  func comes(_ item: String, to state: String) async throws {
    let came = try await eventually(within: .seconds(10)) { try await self.state(of: item) == state }
    let stands = try await self.state(of: item)
    #expect(came, "\(item) stands in \(stands), not \(state)")
  }

  /// An uploaded file as the value of a field.
  func paper(_ who: Client, _ name: String) async throws -> JSON { [.text(try await who.upload(name, name: "\(name).txt"))] }

  /// The name of the party charged with a move's delay; nil if the move was in time.
  func charged(_ move: String, of item: String) async throws -> String? {
    let row = try #require(try await self["bureau"].history(item).last { $0["move"].text == move }, "\(move) was not made")
    guard row["lateBySeconds"].int > 0 else { return nil }
    return row["holder"].text
  }

  /// The key of a party in responses, from an item that it leads or that names it.
  func party(_ county: Int) async throws -> String {
    let balance = try await item("old-balance", Self.counties[county - 1])
    return try await see(balance)["lead"].text
  }

  /// Of a refusal: its status and its code.
  func refusal(_ answer: Client.Answer) -> String { "\(answer.status) \(answer["code"].text)" }

  static func amount(_ yuan: Int) -> JSON { .number(Double(yuan)) }
}
