import TestSupport
import Testing

/// Records from spreadsheets: batches of mismatches, and people who are not insured.
extension FuyangRun {
  private static let head = "标题,类别,数据组,批次,参保人,身份证号,险种,数据截至,重叠月数,比对结果\n"

  static func rows(_ numbers: ClosedRange<Int>, batch: String) -> String {
    head + numbers.map { row($0, batch) }.joined()
  }

  private static func row(_ number: Int, _ batch: String, category: String = "信息错误") -> String {
    let (group, scheme) = number.isMultiple(of: 2) ? ("居民医保数据组", "居民") : ("职工医保数据组", "职工")
    return "第\(number)条,\(category),\(group),\(batch),参保人\(number),34128219800101\(1000 + number % 9000),\(scheme),2019年12月31日以前,,姓名不符\n"
  }

  func aBatchComesIn() async throws {
    func taken(_ text: String) async throws -> Duban.Ended {
      let file = try play.duban.write(text, to: "batch.csv")
      return try await play.duban.run("import", "record-correction", file, "--initiative", "fuyang-2020", at: "2020-06-01T09:31+08:00")
    }
    let bad = try await taken(Self.rows(1...3, batch: "第1批") + Self.row(4, "第1批", category: "说不清"))
    #expect(bad.status == 1 && bad.complaints.count == 1 && bad.complaints[0].contains(":5:"))
    #expect(try await play.items(["kind": "record-correction"]).isEmpty)
    #expect(try await taken(Self.rows(1...40, batch: "第1批")).ok() == "40")
    // A data group sees its own half, before and after the feedback.
    #expect(try await self["residents-clerk"].items(["kind": "record-correction"]).count == 20)
    let records = try await play.items(["kind": "record-correction"]).map(\.["id"].text)
    try await inBulk("technical-1", "feed-back", records)
    for (who, group) in [("residents-head", "居民医保数据组"), ("employees-head", "职工医保数据组")] {
      let group = try await play.group(group)
      let own = try await play.items(["kind": "record-correction"]).filter { $0["fields"]["data-group"].text == group }.map(\.["id"].text)
      #expect(own.count == 20)
      try await inBulk(who, "pass-on", own, ["lead": "颍州区医疗保障局"])
    }
    let evidence = try await play.file("yingzhou", "核对单")
    #expect(try await self["yingzhou"].items(["kind": "record-correction", "state": "with-county"]).count == 40)
    try await inBulk("yingzhou", "amend", records, ["value": "已按户口簿修正", "evidence": evidence])
    try await inBulk("yingzhou", "report-back", records)
    try await inBulk("deputy-3", "check", records)
    #expect(try await play.items(["kind": "record-correction", "state": "closed"]).count == 40)
  }

  private func inBulk(_ login: String, _ move: String, _ items: [String], _ fields: JSON = [:]) async throws {
    let answers = try await self[login].post("/items/moves", ["move": .text(move), "items": .texts(items), "fields": fields]).ok()
    #expect(answers["items"].list.allSatisfy { $0["status"] == 200 }, "\(move): \(answers["items"].list.first ?? .null)")
  }

  /// Uninsured people: found by the county, classified by the national bureau's classes, confirmed by the office.
  func theUninsuredAreSorted() async throws {
    let rows = (1...6).map { "未参保\($0),阜南县医疗保障局,未参保人\($0),34122519800101\(2000 + $0)\n" }.joined()
    let file = try play.duban.write("标题,牵头单位,姓名,身份证号\n" + rows, to: "uninsured.csv")
    #expect(try await play.duban.run("import", "uninsured", file, "--initiative", "fuyang-2020", at: "2020-06-01T09:40+08:00").ok() == "6")
    let listed = try await self["funan"].items(["kind": "uninsured"])
    #expect(listed.count == 6 && listed.allSatisfy { $0["fields"]["identity"].text.contains("*") && $0["state"] == "listed" })
    #expect(try await self["taihe"].items(["kind": "uninsured"]).isEmpty)
    let ids = listed.map(\.["id"].text)
    #expect(refusal(try await self["funan"].move(ids[0], "classify", ["note": "已故"])) == "422 missing")
    #expect(refusal(try await self["funan"].move(ids[0], "classify", ["class": "lost", "note": "x"])) == "422 faults")
    for (id, kind) in zip(ids, ["dead", "army", "elsewhere", "abroad", "unwilling"]) {
      try await self["funan"].move(id, "classify", ["class": .text(kind), "note": "入户核实"]).ok()
      #expect(refusal(try await self["funan"].move(id, "confirm")) == "403 not-allowed")
      try await self["office-clerk"].move(id, "confirm").ok()
    }
    try await self["funan"].move(ids[5], "insure", ["note": "已动员参加居民医保"]).ok()
    let classes = try await play.items(["kind": "uninsured", "state": "closed"]).map { $0["fields"]["class"].text }
    #expect(Set(classes) == ["dead", "army", "elsewhere", "abroad", "unwilling"])
  }
}
