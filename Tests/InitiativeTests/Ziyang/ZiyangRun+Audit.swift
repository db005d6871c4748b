import TestSupport
import Testing

/// The audit after the handover: the funds up to the end of July.
extension ZiyangRun {
  private func audit(_ county: Int) async throws -> String { try await item("special-audit", Self.counties[county - 1]) }

  func theAuditBegins() async throws {
    for county in 1...3 {
      let id = try await audit(county)
      #expect(refusal(try await self["scheme", county].get("/items/\(id)")) == "404 not-found")
      try await self["audit-clerk"].move(id, "begin").ok()
      let draft = try await paper(self["audit-clerk"], "征求意见稿")
      let found: JSON = [
        "income": 80_000_000, "spending": 79_000_000, "gap": county == 2 ? 300_000 : 0, "arrears": county == 3 ? 0 : 1_000_000,
        "draft": draft,
      ]
      #expect(refusal(try await self["insurance", county].move(id, "propose", found)) == "403 not-allowed")
      #expect(try await self["audit-clerk"].move(id, "propose", found).ok()["limit"] == "2016-09-11T23:59:59+08:00")
    }
    try await self["insurance", 1].move(audit(1), "answer", ["answer": "无异议"]).ok()
    #expect(refusal(try await self["insurance", 2].move(audit(1), "answer")) == "404 not-found")
  }

  /// Without an answer in ten days, a timer makes the move.
  func silenceIsConsent() async throws {
    for county in 2...3 {
      try await comes(audit(county), to: "deciding")
      let last = try #require(try await self["office"].history(audit(county)).last)
      #expect(last["move"] == "hear-nothing" && last["person"] == .null)
      #expect(try await isLate(audit(county)) == false)
    }
  }

  func theAuditConcludes() async throws {
    let report: JSON = ["report": try await paper(self["audit"], "审计报告")]
    #expect(refusal(try await self["audit"].move(audit(1), "conclude", report)) == "409 unbalanced")
    #expect(refusal(try await self["audit"].move(audit(1), "conclude-gap", report)) == "409 over-limit")
    #expect(refusal(try await self["insurance", 1].move(audit(1), "conclude-arrears", report)) == "403 not-allowed")
    #expect(try await self["audit"].move(audit(1), "conclude-arrears", report).ok()["state"] == "done")
    #expect(try await self["audit"].move(audit(2), "conclude-both", report).ok()["state"] == "done")
    #expect(try await self["audit"].move(audit(3), "conclude", report).ok()["state"] == "done")
    let debts = try await self["office"].items(["kind": "fund-debt"])
    #expect(
      Set(debts.map(\.["title"].text)) == [
        "安岳县新农合人财物移交缺口", "雁江区新农合基金专项审计欠费", "安岳县新农合基金专项审计缺口", "安岳县新农合基金专项审计欠费",
      ])
    let arrears = debts.filter { $0["fields"]["nature"] == "arrears" }
    #expect(arrears.count == 2 && arrears.allSatisfy { $0["limit"] == "2021-09-30T23:59:59+08:00" })
    // 1 to 7 October are days off, 8 and 9 October are working days.
    let gap = try #require(debts.first { $0["title"] == "安岳县新农合基金专项审计缺口" })
    let government = try await party("安岳县人民政府")
    #expect(gap["limit"] == "2016-10-08T23:59:59+08:00" && gap["lead"].text == government)
  }
}
