import TestSupport
import Testing

/// Deadlines in working days move with the holidays, calendar dates do not; delays are charged to their holders.
extension JiningRun {
  /// 25 January is within the Spring Festival and remains the deadline; three working days end on 5 February.
  func theFebruaryPlanSpansTheSpringFestival() async throws {
    let plan = try await plan("2020年2月")
    #expect(try await see(plan)["limit"] == "2020-01-25T23:59:59+08:00")
    try await allReport(plan)
    let joined = try await join(plan)
    #expect(joined["fields"]["total"] == Self.amount(11_000_000) && joined["limit"] == "2020-02-04T23:59:59+08:00")
  }

  func theFebruaryPlanIsPaid() async throws {
    let plan = try await plan("2020年2月")
    #expect(try await isLate(plan))
    #expect(try await apply(plan)["limit"] == "2020-02-12T23:59:59+08:00")
    #expect(try await charged("apply", of: plan) == see(plan)["fields"]["bureau"].text)
    #expect(try await pay(plan)["limit"] == "2020-02-10T23:59:59+08:00")
    #expect(try await charged("pay", of: plan) == nil)
  }

  func theBureauPaysOutLate() async throws {
    let plan = try await plan("2020年2月")
    try await payOut(plan)
    let bureau = try await see(plan)["fields"]["bureau"].text
    #expect(try await charged("finish", of: plan) == bureau)
    #expect(try await charged("pay", of: part("payout", of: plan, 7)) == bureau)
  }

  func theMarchPlanWaitsForTheAgency() async throws {
    let plan = try await plan("2020年3月")
    let parts = try await parts("county-plan", of: plan)
    for (county, part) in parts { try await report(part, by: county, asking: 1_000_000) }
  }

  /// Reported on the 20th, due for audit by the 24th and for joining by the 27th: both delays are the agency's.
  func theAgencyIsLate() async throws {
    let plan = try await plan("2020年3月")
    try await comes(plan, to: "joining")
    let parts = try await parts("county-plan", of: plan)
    #expect(try await state(of: parts[1]!) == "auditing")
    for part in parts.values { try await accept(part, 1_000_000) }
    let agency = try await see(plan)["lead"].text
    #expect(try await charged("submit", of: parts[1]!) == nil)
    #expect(try await charged("accept", of: parts[1]!) == agency)
    #expect(try await join(plan)["fields"]["total"] == Self.amount(11_000_000))
    #expect(try await charged("join", of: plan) == nil)
    try await aPlanIsStruckOut(parts[9]!, of: plan)
    #expect(try await apply(plan)["fields"]["total"] == Self.amount(10_000_000))
    try await pay(plan)
    try await payOut(plan)
  }

  /// The bureau returns the whole plan; one county's plan is reopened and not corrected, so its amount no longer
  /// counts.
  private func aPlanIsStruckOut(_ part: String, of plan: String) async throws {
    let back = try await self["bureau"].move(plan, "return-to-agency", comment: "一县重复申报").ok()
    #expect(back["state"] == "rejoining" && back["round"] == 2 && back["limit"] == "2020-03-03T23:59:59+08:00")
    #expect(refusal(try await self["bureau"].move(plan, "apply")) == "409 not-from-here")
    try await self["agency-auditor"].move(part, "reopen", comment: "重复申报").ok()
    #expect(refusal(try await self["agency-clerk"].move(plan, "join")) == "409 open-parts")
    let struck = try await self["agency-auditor"].move(part, "strike", comment: "补正不到位").ok()
    #expect(struck["state"] == "left-out" && struck["fields"]["amount"] == Self.amount(1_000_000))
    #expect(try await join(plan)["limit"] == "2020-03-04T23:59:59+08:00")
  }

  func theOctoberPlanIsReported() async throws { try await allReport(plan("2020年10月")) }

  /// Sunday 27 September is a working day.
  func theOctoberCollectionCloses() async throws {
    let plan = try await plan("2020年10月")
    try await comes(plan, to: "joining")
    #expect(try await see(plan)["limit"] == "2020-09-28T23:59:59+08:00")
  }

  /// 1 to 8 October are days off: three working days from 28 September end on the 9th.
  func theOctoberPlanMeetsTheHolidays() async throws {
    let plan = try await plan("2020年10月")
    #expect(try await join(plan)["limit"] == "2020-10-09T23:59:59+08:00")
  }

  /// Saturday 10 October is a working day.
  func theOctoberPlanIsPaid() async throws {
    let plan = try await plan("2020年10月")
    #expect(try await apply(plan)["limit"] == "2020-10-15T23:59:59+08:00")
    #expect(try await pay(plan)["limit"] == "2020-10-13T23:59:59+08:00")
    try await payOut(plan)
    #expect(try await isLate(plan) == false)
  }
}
