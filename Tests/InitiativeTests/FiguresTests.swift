import Foundation
import TestSupport
import Testing

/// The statistics of an initiative, computed from its history: by API, on the page, as a file.
@Suite("Statistics of an initiative", .serialized) struct FiguresTests {
  /// The third milestone of Fuyang: three counties accepted, one returned, the others missing.
  private func milestone(_ run: FuyangRun) async throws -> String {
    let whole = try await run.play.find("collection", "核对清查数据")
    for (place, county) in FuyangRun.counties.prefix(4).enumerated() {
      let report = try await run.report(county.name, "核对清查数据")
      let numbers: JSON = ["checked": .number(Double((place + 1) * 10_000)), "corrected": .number(Double(place + 1))]
      try await run[county.login].move(report, "submit-data", numbers).ok()
      if place == 3 {
        try await run["residents-head"].move(report, "return", comment: "口径不一").ok()
      } else {
        try await run["residents-head"].move(report, "accept").ok()
      }
    }
    return whole
  }

  private func figures(_ who: Client, _ query: [String: String] = [:]) async throws -> JSON {
    try await who.get("/initiatives/fuyang-2020/figures", query).ok()
  }

  @Test("The statistics of a collection show each party's submission and the total", .timeLimit(.minutes(15)))
  func aCollectionSaysWhoHandedInWhatAndWhatItAddsUpTo() async throws {
    let run = try await FuyangRun.begin()
    try await run.play.from("2020-06-19T10:00+08:00") { _ = try await milestone(run) }
    try await run.play.from("2020-06-22T10:00+08:00") {
      let last = try await run.report("颍上县", "核对清查数据")
      try await run["yingshang"].move(last, "submit-data", ["checked": 50_000, "corrected": 5]).ok()
    }
    try await run.play.from("2020-06-24T10:00+08:00") {
      let all = try await figures(run["office"])
      #expect(all["items"].list.contains { $0["kind"] == "collection" })
      let collection = try #require(all["collections"].list.first { $0["kind"] == "collection" })
      #expect(collection["parts"] == "report" && collection["wholes"].list.count == 5)
      let data = try #require(collection["wholes"].list.first { $0["title"] == "核对清查数据" })
      #expect(data["all"] == 9 && data["done"] == 3 && data["owed"] == 5 && data["overdue"] == 5 && data["handedLate"] == 1, "\(data)")
      #expect(data["sum"] == ["checked": 60_000, "corrected": 6] && data["kept"] == .null)
      let late = try #require(data["parts"].list.first { $0["partyName"] == "颍上县医疗保障局" })
      #expect(late["state"] == "submitted" && late["handedLate"].isTrue && late["workingDaysLate"] == 1 && late["overdue"] == false)
      // A county sees its own row only, and the counts cover that row only.
      let own = try await figures(run["jieshou"])["collections"].list[0]["wholes"].list.first { $0["title"] == "核对清查数据" }
      #expect(own?["parts"].list.map(\.["partyName"]) == ["界首市医疗保障局"] && own?["all"] == 1)
    }
  }

  @Test("A recorded total that differs from the live total is marked", .timeLimit(.minutes(15)))
  func aKeptSumThatNoLongerHoldsIsMarked() async throws {
    let run = try await FuyangRun.begin()
    try await run.play.from(FuyangRun.noticeDay) { try await run.theTasksBegin() }
    try await run.play.from("2020-06-19T10:00+08:00") {
      try await run.theDataComeIn()
      let whole = try await run.play.find("collection", "核对清查数据")
      func sum() async throws -> JSON {
        try await figures(run["office"])["collections"].list[0]["wholes"].list.first { $0["id"].text == whole } ?? .null
      }
      let sent = try await sum()
      #expect(sent["sum"]["checked"] == 450_000 && sent["kept"]["checked"] == 450_000 && sent["differs"] == [])
      try await run["office"].move(whole, "return", comment: "界首市重报").ok()
      try await run["office"].move(try await run.report("界首市", "核对清查数据"), "reopen", comment: "重报").ok()
      let reopened = try await sum()
      #expect(reopened["sum"]["checked"] == 440_000 && reopened["kept"]["checked"] == 450_000)
      #expect(reopened["differs"] == ["checked", "corrected"])
    }
  }

  @Test("A delay is counted for the holder of the step that was late", .timeLimit(.minutes(15)))
  func latenessFallsOnTheHopThatWasLate() async throws {
    let run = try await FuyangRun.begin()
    try await run.play.from("2020-06-19T10:00+08:00") {
      let report = try await run.report("界首市", "核对清查数据")
      try await run["jieshou"].move(report, "submit-data", ["checked": 1, "corrected": 1]).ok()
    }
    try await run.play.from("2020-06-24T10:00+08:00") {
      try await run["residents-head"].move(try await run.report("界首市", "核对清查数据"), "accept").ok()
      let lateness = try await figures(run["office"], ["period": "2020-06"])["lateness"]
      func step(_ holder: String, _ state: String) -> JSON {
        lateness["holders"].list.first { $0["partyName"].text == holder }?["steps"].list.first {
          $0["kind"] == "report" && $0["state"].text == state
        } ?? .null
      }
      // Due on Monday the 22nd, accepted on Wednesday the 24th.
      #expect(step("居民医保科科长", "submitted")["late"] == 1 && step("居民医保科科长", "submitted")["workingDaysLate"] == 2, "\(lateness)")
      // This report was in time; those due on the 3rd and the 10th are missing.
      let own = step("界首市医疗保障局", "due")
      #expect(own["count"] == 3 && own["late"] == 2 && own["open"] == 2 && own["workingDaysLate"] == 25, "\(own)")
      #expect(try await figures(run["office"], ["period": "2020-05"])["lateness"]["all"]["count"] == 0)
      let wrong = try await run["office"].get("/initiatives/fuyang-2020/figures", ["period": "2020-13"])
      #expect(run.refusal(wrong) == "400 bad-request" || wrong.status == 400)
    }
  }

  @Test("A reopened entry counts as closed until its reopening")
  func whatIsReopenedWasClosedUntilThen() async throws {
    let office = try await Office.open()
    var entry = ""
    func burn(_ clock: String, _ work: () async throws -> Void = {}) async throws -> JSON {
      let server = try await office.duban.serve(at: clock)
      try await work()
      let figures = try await office["office"].get("/initiatives/jinan-2019-9/figures").ok()
      try await server.stop()
      return figures["burnDowns"].list.first { $0["kind"] == "ledger-entry" }?["rows"].list.first { $0["option"] == "other" } ?? .null
    }
    let closed = try await burn("2019-11-13T10:00+08:00") {
      entry = try await office["leader"].register("ledger-entry", "甲", ["category": "other"]).ok()["id"].text
      try await office["leader"].register("ledger-entry", "乙", ["category": "other"]).ok()
      try await office["leading-leader"].move(entry, "assign", ["lead": "财政金融组"]).ok()
      let evidence: JSON = [.text(try await office["member"].upload("回单", name: "回单"))]
      try await office["member"].move(entry, "submit", ["resolution": "已补", "evidence": evidence]).ok()
      try await office["leader"].move(entry, "sign-off").ok()
    }
    #expect(closed["registered"] == 2 && closed["closed"] == 1 && closed["open"] == 1)
    let reopened = try await burn("2019-11-18T10:00+08:00") {
      try await office["leader"].move(entry, "reopen", comment: "又出现").ok()
    }
    #expect(reopened["days"].list.map(\.["day"]) == ["2019-11-13", "2019-11-18"], "\(reopened)")
    #expect(reopened["days"].list.map(\.["open"].int) == [1, 2] && reopened["open"] == 2)
  }
}
