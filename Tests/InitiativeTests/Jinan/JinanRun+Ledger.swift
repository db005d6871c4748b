import Foundation
import TestSupport
import Testing

/// The ledger of problems: a thousand rows imported, then closed one by one.
extension JinanRun {
  private static let head = "标题,类别,批次,当事人,身份证号,承办银行,金额（元）,期限,牵头单位\n"

  private static func row(_ number: Int) -> [String] {
    [
      "第\(number)户账户不能统一代扣", ["挂失补卡", "新老社保卡更换", "其他"][number % 3], number <= 500 ? "第一批" : "第二批", "参保人\(number)",
      "37120319800101\(1000 + number % 9000)", "承办银行\(["甲", "乙", "丙"][number % 3])", "\(number).25", "", "",
    ]
  }

  /// Seven typical mistakes: line, column, wrong cell, and the field that is reported.
  private static let slips: [(line: Int, column: Int, cell: String, field: String)] = [
    (12, 1, "被盗", "category"), (101, 1, "", "category"), (222, 6, "12.345", "amount"), (333, 4, "3712031980", "identity"),
    (444, 7, "2019-02-31", "limit"), (666, 0, "", "title"), (888, 8, "全体", "lead"),
  ]

  func theLedgerComesIn() async throws {
    var rows = (1...1000).map(Self.row)
    for slip in Self.slips { rows[slip.line - 2][slip.column] = slip.cell }
    func written(_ rows: [[String]]) throws -> String {
      try duban.write(Self.head + rows.map { $0.joined(separator: ",") + "\n" }.joined(), to: "ledger.csv")
    }
    let file = try written(rows)
    let refused = try await duban.run("import", "ledger-entry", file, "--initiative", "jinan-2019-9", at: "2019-11-26T10:05+08:00")
    #expect(refused.status == 1 && refused.output == "")
    #expect(
      refused.complaints.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
        == Self.slips.map { "\(file):\($0.line): \($0.field):" })
    #expect(try await self["office"].items(["kind": "ledger-entry"]).isEmpty)
    #expect(refused.errors.contains("当月有这一天") && refused.errors.contains("挂失补卡"))

    for slip in Self.slips { rows[slip.line - 2] = Self.row(slip.line - 1) }
    let tried = try await duban.run(
      "import", "ledger-entry", try written(rows), "--initiative", "jinan-2019-9", "--dry-run", at: "2019-11-26T10:10+08:00")
    #expect(try tried.ok() == "1000")
    #expect(try await self["office"].items(["kind": "ledger-entry"]).isEmpty)
    let taken = try await duban.run("import", "ledger-entry", file, "--initiative", "jinan-2019-9", at: "2019-11-26T10:15+08:00")
    #expect(try taken.ok() == "1000")

    let entries = try await self["office"].items(["kind": "ledger-entry", "limit": "200"])
    #expect(entries.count == 1000 && Set(entries.map(\.["number"].text)).count == 1000)
    #expect(entries.allSatisfy { $0["limit"] == "2019-11-27T23:59:59+08:00" })
    #expect(try await self["service-member"].items(["kind": "ledger-entry"]).isEmpty)
  }

  func entriesAreSignedOffOneByOne() async throws {
    let entries = try await self["leader"].items(["kind": "ledger-entry", "q": "第1"]).sorted { $0["number"].text < $1["number"].text }.map(
      \.["id"].text)
    let assigned = try await self["leader"].post(
      "/items/moves", ["move": "assign", "items": .texts(Array(entries.prefix(8))), "fields": ["lead": "财政金融组"]])
    #expect(try assigned.ok()["items"].list.map(\.["status"].int) == Array(repeating: 200, count: 8))
    let evidence = try await self["member"].upload("银行回单", name: "回单.txt")
    let report: JSON = ["resolution": "已补卡并重新代扣", "evidence": [.text(evidence)]]

    #expect(refusal(try await self["member"].move(entries[0], "submit", ["resolution": "已补卡"])) == "422 missing")
    try await self["member"].move(entries[0], "submit", report).ok()
    #expect(refusal(try await self["member"].move(entries[0], "sign-off")) == "403 not-allowed")
    #expect(try await self["leader"].move(entries[0], "sign-off").ok()["state"] == "closed")

    try await self["leader"].move(entries[1], "submit", report).ok()
    #expect(refusal(try await self["leader"].move(entries[1], "sign-off")) == "403 own-work")
    #expect(try await self["leading-deputy-1"].move(entries[1], "sign-off").ok()["state"] == "closed")

    try await self["member"].move(entries[2], "submit", report).ok()
    #expect(try await self["leader"].move(entries[2], "return", comment: "回单看不清").ok()["round"] == 2)
    try await self["member"].move(entries[2], "wait", comment: "等当事人来补卡").ok()
    #expect(try await self["member"].see(entries[2])["limit"] == .null)
    try await self["member"].move(entries[2], "resume").ok()

    for (place, who) in [(3, "member"), (4, "leader"), (5, "convener")] { try await self[who].move(entries[place], "submit", report).ok() }
    let version = try await self["leader"].see(entries[5])["version"].int
    let many = try await self["leader"].post(
      "/items/moves",
      [
        "move": "sign-off",
        "items": [
          .text(entries[3]), .text(entries[4]), .text(entries[0]), "nosuch",
          ["id": .text(entries[5]), "version": .number(Double(version - 1))],
          ["id": .text(entries[5]), "version": .number(Double(version))],
        ],
      ]
    ).ok()["items"].list
    #expect(many.map(\.["status"].int) == [200, 403, 409, 404, 412, 200])
    #expect(many.map(\.["id"].text) == [entries[3], entries[4], entries[0], "nosuch", entries[5], entries[5]])
    for place in [0, 3, 5] {
      #expect(try await self["office"].history(entries[place]).map(\.["move"].text) == ["+register", "assign", "submit", "sign-off"])
    }
    #expect(refusal(try await self["vendor"].get("/items/\(entries[0])")) == "404 not-found")
    #expect(refusal(try await self["service-member"].get("/items/\(entries[0])")) == "404 not-found")
  }

  func theCitizensNumberIsMasked() async throws {
    let entry = try #require(try await self["leader"].items(["kind": "ledger-entry", "q": "第100户"]).first)
    let number = "371203198001011100"
    #expect(entry["fields"]["identity"].text.contains("*") && entry["fields"]["identity"].text != number)
    #expect(entry["fields"]["amount"] == 100.25 && entry["fields"]["category"] == "replaced-card")
    let id = entry["id"].text
    #expect(refusal(try await self["leader"].post("/items/\(id)/reveal", ["comment": ""])) == "422 missing")
    #expect(try await self["leader"].post("/items/\(id)/reveal", ["comment": "与银行核对"]).ok()["fields"]["identity"].text == number)
    let record = try #require(try await self["office"].history(id).last)
    #expect(record["move"] == "+reveal" && record["comment"] == "与银行核对" && record["personName"] == "中心基金组组长")
    #expect(try await self["office"].get("/items/\(id)/history").text.contains(number) == false)
  }

  /// Two months later: the remaining entries are closed in stages, each with its own resolution and history.
  func theLedgerIsCleared() async throws {
    let evidence = try await self["member"].upload("分批处理清单", name: "清单.txt")
    let steps: [(state: String, who: String, move: String, fields: JSON)] = [
      ("registered", "leader", "assign", ["lead": "财政金融组"]),
      ("handling", "member", "submit", ["resolution": "已按批次处理", "evidence": [.text(evidence)]]),
      ("checking", "leading-deputy-1", "sign-off", [:]),
    ]
    for step in steps {
      let waiting = try await self["office"].items(["kind": "ledger-entry", "state": step.state, "limit": "200"]).map(\.["id"].text)
      for start in stride(from: 0, to: waiting.count, by: 500) {
        let stage = Array(waiting[start..<min(start + 500, waiting.count)])
        let answers = try await self[step.who].post(
          "/items/moves", ["move": .text(step.move), "items": .texts(stage), "fields": step.fields])
        #expect(try answers.ok()["items"].list.map(\.["id"].text) == stage)
        #expect(answers["items"].list.allSatisfy { $0["status"] == 200 })
      }
    }
    let figures = try await self["supervisor"].get("/initiatives/jinan-2019-9/figures").ok()["items"].list.filter {
      $0["kind"] == "ledger-entry"
    }
    #expect(figures.map(\.["state"].text) == ["closed"] && figures.map(\.["count"].int) == [1000])
    // Open since November: closed now, but late for good. The four settled in time are not late.
    #expect(figures.map(\.["late"].int) == [996])
  }
}
