import TestSupport
import Testing

/// The third and fourth milestones: the counties' numbers add up to the city's.
extension FuyangRun {
  private var reporters: [(login: String, name: String)] { Self.counties + [("employees-head", "市局")] }

  func theDataComeIn() async throws {
    for (number, (login, name)) in reporters.enumerated() {
      let report = try await report(name, "核对清查数据")
      let figures: JSON = ["checked": .number(Double((number + 1) * 10_000)), "corrected": .number(Double(number + 1))]
      try await self[login].move(report, "submit-data", figures).ok()
      #expect(refusal(try await self[login].move(report, "accept")) == "403 not-allowed")
      try await self[login == "employees-head" ? "technical-1" : "residents-head"].move(report, "accept").ok()
    }
    let whole = try await play.find("collection", "核对清查数据")
    #expect(refusal(try await self["office"].move(whole, "sum")) == "403 not-allowed")
    let summed = try await self["technical-2"].move(whole, "sum").ok()
    #expect(summed["fields"]["checked"] == 450_000 && summed["fields"]["corrected"] == 45)
    try await sendUp(whole)
    try await theTask(
      "校验核对",
      shares: [
        ("技术支持联络组", "deputy-2", "technical-1"), ("职工医保数据组", "deputy-3", "employees-head"),
        ("居民医保数据组", "deputy-3", "residents-head"),
      ])
    try await theTask("共享信息", reporter: "office-clerk")
  }

  /// A county's tables, in thousands and balanced.
  private func tables(_ login: String, employees: Int, residents: Int, persons: Int? = nil) async throws -> JSON {
    func number(_ number: Int) -> JSON { .number(Double(number)) }
    return [
      "employees": number(employees), "residents": number(residents), "persons": number(persons ?? employees + residents),
      "inside": number(3), "across": number(2), "outside": number(1), "suspended": number(4), "uninsured": number(5),
      "tables": try await play.file(login, "汇总表"),
    ]
  }

  func theTablesComeIn() async throws {
    let first = try await report("界首市", "汇总表")
    let unbalanced = try await tables("jieshou", employees: 50_000, residents: 600_000, persons: 650_001)
    #expect(refusal(try await self["jieshou"].move(first, "submit-tables", unbalanced)) == "409 unbalanced")
    for (login, name) in reporters {
      let report = try await report(name, "汇总表")
      let figures = try await tables(login, employees: 50_000, residents: login == "employees-head" ? 0 : 600_000)
      try await self[login].move(report, "submit-tables", figures).ok()
      try await self[login == "employees-head" ? "technical-1" : "residents-head"].move(report, "accept").ok()
    }
    try await theTask("不参保人员情况", reporter: "residents-clerk")
  }

  func theSumIsCheckedLockedAndSent() async throws {
    let whole = try await play.find("collection", "汇总表")
    let summed = try await self["technical-2"].move(whole, "sum", ["account": "含城镇三区职工"]).ok()["fields"]
    #expect(summed["employees"] == 450_000 && summed["residents"] == 4_800_000 && summed["persons"] == 5_250_000)
    #expect(summed["inside"] == 27 && summed["across"] == 18 && summed["outside"] == 9 && summed["uninsured"] == 45)
    try await sendUp(whole)
    #expect(try await play.isLate(whole) == false)
  }

  private func sendUp(_ whole: String) async throws {
    #expect(refusal(try await self["technical-2"].move(whole, "check")) == "403 not-allowed")
    try await self["office"].move(whole, "check").ok()
    try await self["boss"].move(whole, "lock").ok()
    let document = try await play.file("technical-1", "上报省局")
    #expect(try await self["technical-1"].move(whole, "send-up", ["addressee": "省医保局", "document": document]).ok()["done"].isTrue)
  }

  /// Returned by the province: unlocked, one county reports again, the other reports remain, and the total is computed
  /// again.
  func theProvinceSendsItBack() async throws {
    let whole = try await play.find("collection", "汇总表")
    let (wrong, right) = (try await report("界首市", "汇总表"), try await report("太和县", "汇总表"))
    let rows = try await self["office"].history(right).count
    let back = try await self["office"].move(whole, "return", comment: "界首市居民人数与上年差异过大").ok()
    #expect(back["state"] == "collecting" && back["round"] == 2)
    #expect(refusal(try await self["technical-2"].move(wrong, "reopen", comment: "x")) == "403 not-allowed")
    #expect(try await self["office"].move(wrong, "reopen", comment: "核实居民人数").ok()["round"] == 2)
    #expect(refusal(try await self["technical-2"].move(whole, "sum")) == "409 open-parts")
    try await self["jieshou"].move(wrong, "submit-tables", try await tables("jieshou", employees: 50_000, residents: 590_000)).ok()
    try await self["residents-head"].move(wrong, "accept").ok()
    let again = try await self["technical-2"].move(whole, "sum").ok()["fields"]
    #expect(again["residents"] == 4_790_000 && again["persons"] == 5_240_000)
    try await sendUp(whole)
    #expect(try await self["office"].history(right).count == rows)
  }
}
