import TestSupport
import Testing

/// Two concurrent payments, each within the remaining quota, together above it.
extension RuleRaceTests {
  @Test("Of two payments at once that together exceed the quota, one is made", arguments: Base.allCases)
  func twoPaymentsAreMadeOnOneQuota(_ base: Base) async throws {
    let office = try await Office.open(["office", "leader", "member", "policy-leader", "technical-leader", "service-leader"], on: base)
    let server = try await office.serve()
    let paper = JSON.texts([try await office["member"].upload("凭证", name: "凭证.txt")])
    let quota = try await quota(in: office, paper)
    for round in 1...rounds {
      try await office["service-leader"].move(quota, "adjust", ["planned": .number(Double(round * 100))], comment: "再给一百").ok()
      let first = try await payment("甲\(round)", of: quota, in: office)
      let second = try await payment("乙\(round)", of: quota, in: office)
      let paid: JSON = ["paid": 100, "voucher": paper]
      async let one = office["member"].move(first, "pay", paid)
      async let other = office["member"].move(second, "pay", paid)
      let answers = try await [one, other]
      #expect(answers.map(\.status).sorted() == [200, 409], "\(answers.map(\.text))")
      let late = try #require(answers.firstIndex { $0.status == 409 })
      #expect(answers[late]["code"] == "over-limit", "\(answers[late].text)")
      try await office["member"].move([first, second][late], "cancel", comment: "额度已用完").ok()
    }
    let done = try await office["member"].items(["kind": "payment", "parent": quota, "state": "paid", "limit": "200"])
    #expect(done.count == rounds && done.allSatisfy { $0["fields"]["paid"] == 100 })
    try await server.stop()
  }

  /// An approved payment of 100 yuan.
  private func payment(_ title: String, of quota: String, in office: Office) async throws -> String {
    let asked: JSON = ["amount": 100, "nature": "basic"]
    let id = try await register("payment", title, by: office["member"], under: quota, lead: "财政金融组", asked)
    try await office["member"].move(id, "submit").ok()
    try await office["leader"].move(id, "approve").ok()
    return id
  }

  /// An approved quota with a plan of 1 yuan.
  private func quota(in office: Office, _ paper: JSON) async throws -> String {
    let parties: JSON = ["bureau": "定点服务组", "finance": "技术保障组"]
    let budget = try await register("budget", "2020年预算", by: office["office"], lead: "政策保障组", parties)
    let under: JSON = ["bureau": "定点服务组", "agency": "政策保障组"]
    let quota = try await register("quota", "总量定额", by: office["office"], under: budget, lead: "财政金融组", under)
    try await office["technical-leader"].move(budget, "approve", ["total": 1_000_000, "resolution": paper]).ok()
    try await office["service-leader"].move(budget, "issue").ok()
    try await office["policy-leader"].move(quota, "give", ["index": 1_000_000]).ok()
    try await office["leader"].move(quota, "plan", ["planned": 1, "plan": paper]).ok()
    try await office["policy-leader"].move(quota, "audit").ok()
    try await office["service-leader"].move(quota, "approve").ok()
    return quota
  }

  private func register(
    _ kind: String, _ title: String, by clerk: Client, under whole: String? = nil, lead: String, _ fields: JSON
  ) async throws -> String {
    var body: [String: JSON] = [
      "kind": .text(kind), "initiative": "jinan-2019-9", "title": .text(title), "lead": .text(lead), "fields": fields,
    ]
    body["parent"] = whole.map(JSON.text)
    return try await clerk.post("/items", .object(body)).ok()["id"].text
  }
}
