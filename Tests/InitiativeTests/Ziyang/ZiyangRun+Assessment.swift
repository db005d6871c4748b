import TestSupport
import Testing

/// Supervision and assessment: statistics computed from history, frozen at the year's end, appealed, decided, final.
extension ZiyangRun {
  private func year(_ year: Int) async throws -> String { try await item("assessment-year", "\(year)年整合工作年度考核") }
  private func sheet(_ agency: String, _ year: Int = 2016) async throws -> String { try await item("assessment", "\(agency)\(year)年考核表") }

  func theIndicesAreSet() async throws {
    try await finish("制定指标体系和考核办法", by: "督查考核组")
    let id = try await year(2016)
    #expect(try await parts("assessment", of: id).count == 13)
    #expect(refusal(try await self["hrss"].move(id, "set-indices", ["indices": "自定"])) == "403 not-allowed")
    try await self["inspector"].move(id, "set-indices", ["indices": "按时办结率60分，办结率40分"]).ok()
    try await self["inspector"].move(id, "change-indices", ["indices": "按时办结率六成，办结四成"], comment: "表述更正").ok()
    #expect(refusal(try await self["leading-leader"].move(id, "publish", ["result": "优秀"])) == "409 open-parts")
  }

  func theYearIsSupervised() async throws {
    #expect(try await finish("2016年第4季度专题督查", by: "督查考核组")["late"] == false)
    #expect(refusal(try await self["executive", 1].get("/items/\(sheet("安岳县人民政府"))")) == "404 not-found")
  }

  func theFiguresFreeze() async throws {
    for sheet in try await parts("assessment", of: year(2016)) { try await comes(sheet["id"].text, to: "frozen") }
    let second = try await see(sheet("安岳县人民政府"))
    // 2 January 2017 is a day off; the deadline counts from 1 January.
    #expect(second["late"] == false && second["limit"] == "2017-01-09T23:59:59+08:00")
    let fields = second["fields"]
    #expect(fields["late"] == 1 && fields["registered"].int >= 4)
    let posts = try await see(sheet("市编办"))["fields"]
    // The office of posts had four tasks, three done, all in time: 60 × 100 % + 40 × 75 %.
    #expect(posts["late"] == 0 && posts["on-time"] == 100 && posts["completion"] == 75 && posts["score"] == 90)
    // The county's gap was paid late: six of seven in time, seven of eight done; missing payments count nowhere.
    #expect(fields["on-time"] == 85.71 && fields["completion"] == 87.5, "\(fields)")
    #expect(fields["score"] == 86.42, "\(fields)")
    #expect(refusal(try await self["leading-leader"].call("PATCH", "/items/\(sheet("市编办"))", ["fields": ["score": 100]])) == "409 locked")
    try await theSheetsAreRanked()
  }

  /// The assessment as a table: weights beside the statistics; equal scores share a rank, parties without a score come
  /// last.
  private func theSheetsAreRanked() async throws {
    let figures = try await self["inspector"].get("/initiatives/ziyang-2016-48/figures", ["whole": year(2016)]).ok()
    let table = try #require(figures["assessments"].list.first)
    #expect(table["whole"].text == (try await year(2016)) && table["weights"] == ["on-time": 60, "completion": 40])
    let rows = table["rows"].list
    let posts = rows.first { $0["partyName"] == "市编办" }
    let second = rows.first { $0["partyName"] == "安岳县人民政府" }
    #expect(rows.count == 13 && posts?["figures"]["score"] == 90 && second?["figures"]["score"] == 86.42 && posts?["provisional"] == false)
    let ranks = rows.map { $0["rank"] == .null ? 99 : $0["rank"].int }
    #expect(ranks == ranks.sorted() && (posts?["rank"].int ?? 99) < (second?["rank"].int ?? 0))
  }

  func oneCountyAppeals() async throws {
    let id = try await sheet("安岳县人民政府")
    #expect(refusal(try await self["mayor", 1].move(id, "appeal", ["grounds": "代报"])) == "403 not-allowed")
    #expect(refusal(try await self["inspector"].move(id, "appeal", ["grounds": "代报"])) == "403 not-allowed")
    #expect(refusal(try await self["mayor", 2].move(id, "appeal")) == "422 missing")
    let appealed = try await self["mayor", 2].move(id, "appeal", ["grounds": "缺口款在途，节日后到账"]).ok()
    #expect(appealed["state"] == "appealed" && appealed["limit"] == "2017-01-19T23:59:59+08:00")
    #expect(refusal(try await self["mayor", 2].move(id, "decide", ["decision": "照准", "final": 100])) == "403 not-allowed")
    #expect(try await self["inspector"].move(id, "decide", ["decision": "酌情加5分", "final": 80]).ok()["state"] == "decided")
  }

  func theAssessmentIsFinal() async throws {
    try await comes(sheet("市编办"), to: "final")
    #expect(refusal(try await self["posts"].move(sheet("市编办"), "appeal", ["grounds": "迟了"])) == "409 not-from-here")
    let id = try await sheet("安岳县人民政府")
    #expect(refusal(try await self["inspector"].move(id, "confirm")) == "403 not-allowed")
    let final = try await self["leading-leader"].move(id, "confirm").ok()
    #expect(final["state"] == "final" && final["fields"]["final"] == 80)
    #expect(try await self["leading-leader"].move(year(2016), "publish", ["result": "已作为考核依据"]).ok()["state"] == "published")
  }

  func theSecondYearFreezes() async throws {
    let sheets = try await parts("assessment", of: year(2017))
    #expect(sheets.count == 13)
    for sheet in sheets { try await comes(sheet["id"].text, to: "frozen") }
    // No task ended in the second year: parties without tasks have no rank.
    let fields = try await see(sheet("市编办", 2017))["fields"]
    #expect(fields["registered"] == 0 && fields["score"] == .null, "\(fields)")
  }

  func theSecondYearIsPublished() async throws {
    let id = try await year(2017)
    for sheet in try await parts("assessment", of: id) { try await comes(sheet["id"].text, to: "final") }
    try await self["inspector"].move(id, "set-indices", ["indices": "同上年"]).ok()
    try await self["leading-leader"].move(id, "publish", ["result": "已公布"]).ok()
  }
}
