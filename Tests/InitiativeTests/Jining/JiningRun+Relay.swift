import Foundation
import TestSupport
import Testing

/// The plan for January 2020 on its way from the counties to the payouts, 10 December to 16 January.
extension JiningRun {
  func itStandsAsTheNoticeSays() async throws {
    let groups = try await self["bureau"].get("/initiatives/\(Self.key)/groups").ok()["items"].list
    #expect(groups.count { $0["kind"] == "leading" } == 1 && groups.count { $0["kind"] == "office" } == 1)
    #expect(groups.filter { $0["name"].text.hasSuffix("经办组") }.map(\.["name"].text).sorted() == Self.counties.map { "\($0)经办组" }.sorted())
    let schedule = try await self[1].get("/initiatives/\(Self.key)/schedule").ok()["items"].list
    #expect(schedule.contains { $0["title"].text.contains("实行市级统筹") && $0["limit"] == "2020-01-01T23:59:59+08:00" })
    #expect(try await self["bureau"].items(["kind": "fund-plan"]).isEmpty)
  }

  func theJanuaryPlanIsMadeAhead() async throws {
    let plan = try await plan("2020年1月")
    #expect(try await see(plan)["limit"] == "2019-12-25T23:59:59+08:00")
    let parts = try await self["agency-clerk"].items(["kind": "county-plan", "parent": plan])
    #expect(Set(parts.map(\.["title"].text)) == Set(Self.counties.map { "\($0)2020年1月用款计划" }))
    #expect(parts.allSatisfy { $0["state"] == "reporting" && $0["limit"] == "2019-12-25T23:59:59+08:00" })
    try await countiesSeeTheirOwn(plan)
  }

  private func countiesSeeTheirOwn(_ plan: String) async throws {
    let own = try await part("county-plan", of: plan, 1)
    #expect(try await self[1].items(["kind": "county-plan"]).map(\.["id"].text) == [own])
    #expect(refusal(try await self[2].get("/items/\(own)")) == "404 not-found")
    #expect(refusal(try await self[2].move(own, "submit")) == "404 not-found")
    #expect(refusal(try await self[1].get("/items/\(plan)")) == "404 not-found")
    #expect(try await self["finance"].see(plan)["state"] == "collecting")
    #expect(refusal(try await self["tax"].get("/items/\(plan)")) == "404 not-found")
  }

  func tenCountiesReport() async throws {
    let plan = try await plan("2020年1月")
    let parts = try await parts("county-plan", of: plan)
    for county in 1...10 { try await report(parts[county]!, by: county, asking: 1_000_000 * county) }
    #expect(refusal(try await self[1].move(parts[1]!, "accept")) == "403 not-allowed")
    #expect(refusal(try await self["agency-auditor"].move(parts[1]!, "accept", ["amount": 1_000_001])) == "409 over-limit")
    #expect(refusal(try await self["agency-auditor"].move(parts[1]!, "accept")) == "422 missing")
    for county in 3...10 { try await accept(parts[county]!, 1_000_000 * county) }

    #expect(refusal(try await self["agency-auditor"].move(parts[1]!, "return")) == "422 missing")
    let back = try await self["agency-auditor"].move(parts[1]!, "return", comment: "未附测算").ok()
    #expect(back["state"] == "correcting" && back["round"] == 2 && back["limit"] == "2019-12-23T23:59:59+08:00")
    let early = try await self["agency-clerk"].move(plan, "join")
    #expect(refusal(early) == "409 open-parts" && early["blockers"].list.count == 3)
    #expect(refusal(try await self[11].move(parts[11]!, "submit", ["asked": 5])) == "422 missing")
  }

  /// On the working day before the deadline, counties that have not reported and their heads are reminded; those
  /// accepted are not.
  func theMissingCountyIsReminded() async throws {
    let day = "2019-12-24T10:00+08:00"
    let lines = try await duban.run("remind", "--at", day, "--dry-run", at: day).ok()
    let due = try lines.split(separator: "\n").map { try JSON(Data($0.utf8)) }
    try await from(day) {
      let parts = try await parts("county-plan", of: plan("2020年1月"))
      #expect(due.contains { $0["item"].text == parts[11] && $0["recipient"].text.contains("county-11") }, "\(due)")
      #expect(due.contains { $0["item"].text == parts[11] && $0["recipient"].text.contains("county-leader-11") })
      let done = due.filter { line in (3...10).contains { parts[$0] == line["item"].text } }
      #expect(done.allSatisfy { $0["due"].text < "2019-12-23" }, "\(done)")
    }
  }

  func theMissingCountyIsLeftOut() async throws {
    let plan = try await plan("2020年1月")
    try await comes(plan, to: "joining")
    let parts = try await parts("county-plan", of: plan)
    let missing = try await see(parts[11]!)
    #expect(missing["state"] == "left-out" && missing["late"].isTrue && missing["done"].isTrue)
    #expect(try await charged("leave-out", of: parts[11]!) == party(11))
    #expect(try await isLate(plan) == false)
    #expect(try await see(plan)["limit"] == "2019-12-30T23:59:59+08:00")
    let named = try await self["agency-clerk"].items(["kind": "county-plan", "parent": plan, "state": "left-out"])
    #expect(named.map(\.["title"].text) == ["\(Self.counties[10])2020年1月用款计划"])
    #expect(refusal(try await self[11].move(parts[11]!, "submit")) == "409 not-from-here")

    // The correction was with the agency that requested it; the county itself had reported in time.
    try await report(parts[1]!, by: 1, asking: 1_000_000)
    #expect(try await charged("submit", of: parts[1]!) == see(plan)["lead"].text)
    try await accept(parts[1]!, 900_000)
    try await accept(parts[2]!, 2_000_000)
    #expect(refusal(try await self["bureau"].move(plan, "join")) == "403 not-allowed")
    let joined = try await self["agency-clerk"].move(plan, "join").ok()
    #expect(joined["state"] == "applying" && joined["fields"]["total"] == Self.amount(54_900_000))
    #expect(joined["limit"] == "2019-12-31T23:59:59+08:00")
  }

  func theBureauAppliesOnItsLastDay() async throws {
    let plan = try await plan("2020年1月")
    #expect(refusal(try await self["finance"].move(plan, "pay")) == "409 not-from-here")
    #expect(refusal(try await self["bureau"].move(plan, "apply")) == "422 missing")
    let applied = try await apply(plan)
    // 1 January is a day off.
    #expect(applied["state"] == "paying" && applied["limit"] == "2020-01-08T23:59:59+08:00")
    #expect(try await charged("apply", of: plan) == nil)
  }

  func financeReturnsIt() async throws {
    let plan = try await plan("2020年1月")
    let back = try await self["finance"].move(plan, "return-to-bureau", comment: "缺汇总表").ok()
    #expect(back["state"] == "reapplying" && back["round"] == 2 && back["limit"] == "2020-01-08T23:59:59+08:00")
  }

  func theBureauAppliesAgain() async throws {
    let plan = try await plan("2020年1月")
    #expect(try await apply(plan)["limit"] == "2020-01-13T23:59:59+08:00")
    #expect(try await isLate(plan) == false)
  }

  func financePaysLate() async throws {
    let plan = try await plan("2020年1月")
    #expect(try await isLate(plan))
    let voucher = try await paper(self["finance"], "拨款凭证")
    let short = try await self["finance"].move(plan, "pay", ["paid": 54_899_999.99, "voucher": voucher])
    #expect(refusal(short) == "409 unbalanced")
    #expect(refusal(try await self["bureau"].move(plan, "pay")) == "403 not-allowed")
    let paid = try await self["finance"].move(plan, "pay", ["paid": 54_900_000, "voucher": voucher]).ok()
    #expect(paid["state"] == "distributing" && paid["limit"] == "2020-01-17T23:59:59+08:00" && paid["late"].isTrue)
    #expect(try await charged("pay", of: plan) == see(plan)["fields"]["finance"].text)
    let payouts = try await self["bureau"].items(["kind": "payout", "parent": plan])
    #expect(payouts.count == 10 && payouts.allSatisfy { $0["limit"] == "2020-01-17T23:59:59+08:00" && $0["late"] == false })
    #expect(Set(payouts.map(\.["fields"]["payable"].int)) == Set([900_000] + (2...10).map { $0 * 1_000_000 }))
    #expect(try await self[11].items(["kind": "payout"]).isEmpty)
  }

  func theBureauPaysEachCounty() async throws {
    let plan = try await plan("2020年1月")
    let payouts = try await parts("payout", of: plan)
    #expect(refusal(try await self[1].move(payouts[1]!, "pay")) == "403 not-allowed")
    let voucher = try await paper(self["bureau-clerk"], "下拨凭证")
    #expect(refusal(try await self["bureau-clerk"].move(payouts[1]!, "pay", ["paid": 1, "voucher": voucher])) == "409 unbalanced")
    #expect(refusal(try await self["bureau"].move(plan, "finish")) == "409 open-parts")
    try await payOut(plan)
    #expect(refusal(try await self[2].move(payouts[1]!, "confirm")) == "404 not-found")
    #expect(try await self[1].move(payouts[1]!, "confirm").ok()["state"] == "received")
    try await self[3].move(payouts[3]!, "miss", ["problem": "账号错一位，未到账"]).ok()
    let entry = try await item("ledger-entry", Self.counties[2])
    #expect(try await see(entry)["fields"]["problem"] == "账号错一位，未到账")
    let history = try await self["supervisor"].history(plan).map(\.["move"].text)
    #expect(
      history == [
        "+register", "close-collection", "join", "apply", "return-to-bureau", "apply", "pay", "finish",
      ])
    #expect(try await charged("finish", of: plan) == nil)
  }
}
