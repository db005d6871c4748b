import TestSupport
import Testing

/// A move with one thing more than its file asks for.
struct Smuggling: Sendable, CustomTestStringConvertible {
  /// The kind, the move and what is smuggled in with it.
  let testDescription: String
  let who: String
  let move: String
  /// What the move asks for.
  let asked: [String: JSON]
  let smuggled: String
  let value: JSON
  let prepare: @Sendable (RoadOffice) async throws -> String

  init(
    _ kind: String, _ move: String, by who: String, _ asked: [String: JSON] = [:], with smuggled: String, _ value: JSON,
    prepare: @escaping @Sendable (RoadOffice) async throws -> String
  ) {
    testDescription = "\(kind) \(move) with \(smuggled)"
    (self.who, self.move, self.asked, self.smuggled, self.value, self.prepare) = (who, move, asked, smuggled, value, prepare)
  }

  /// The name of the control in a form: common properties keep their name, fields of the kind begin with `field.`.
  private static let common = ["title", "lead", "assisting", "assignee", "limit", "shares"]
  static func control(_ name: String) -> String { common.contains(name) ? name : "field." + name }

  /// Both as fields of the API's body.
  var fields: JSON { .object(asked.merging([smuggled: value]) { $1 }) }
  /// Both as the controls of a form.
  var controls: [(String, String)] {
    (asked.map { ($0, $1) } + [(smuggled, value)]).map { (Self.control($0.0), $0.1.text.isEmpty ? $0.1.description : $0.1.text) }
  }

  static let all: [Smuggling] =
    entries + [
      Smuggling("task", "submit", by: "member", ["result": "已办"], with: "work", "少做一半") { try await $0.newTask(isBegun: true) },
      Smuggling("task", "submit", by: "member", ["result": "已办"], with: "limit", "2020-12-31") { try await $0.newTask(isBegun: true) },
      Smuggling("quota", "plan", by: "leader", ["planned": 1000], with: "index", 99_000_000) { try await $0.planned() },
      Smuggling("quota", "plan", by: "leader", ["planned": 1000], with: "bureau", "财政金融组") { try await $0.planned() },
      Smuggling("approval", "resubmit", by: "leader", ["matter": "补充"], with: "approver", "财政金融组") {
        try await $0.newApproval(isReturned: true)
      },
      Smuggling("payment", "submit", by: "member", ["payee": "县医院"], with: "paid", -500_000) {
        try await $0.newPayment(of: $0.runningQuota())
      },
      Smuggling("hotline-ticket", "reply", by: "member", ["reply": "可查"], with: "matter", "没有来电") { try await $0.newTicket() },
      Smuggling("hotline-ticket", "reply", by: "member", ["reply": "可查"], with: "into", "1") { try await $0.newTicket() },
      Smuggling("receipt", "sign", by: "office", ["signed-by": "院办"], with: "people", 9000) { try await $0.newReceipt().id },
    ]

  private static let entries = [
    Smuggling("ledger-entry", "submit", by: "member", ["resolution": "已办"], with: "amount", 5) { try await $0.newEntry(isAssigned: true) },
    Smuggling("ledger-entry", "submit", by: "member", ["resolution": "已办"], with: "category", "lost-card") {
      try await $0.newEntry(isAssigned: true)
    },
    Smuggling("ledger-entry", "submit", by: "member", ["resolution": "已办"], with: "lead", "政策保障组") {
      try await $0.newEntry(isAssigned: true)
    },
    Smuggling("ledger-entry", "submit", by: "member", ["resolution": "已办"], with: "title", "别的题") {
      try await $0.newEntry(isAssigned: true)
    },
  ]
}

extension RoadOffice {
  /// A quota to be planned, its written plan in hand.
  fileprivate func planned() async throws -> String {
    let quota = try await newQuota(planned: 10_000, state: "given")
    try await self["leader"].call("PATCH", "/items/\(quota)", ["fields": ["plan": paper]]).ok()
    return quota
  }
}
