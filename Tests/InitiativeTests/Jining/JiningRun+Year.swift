import TestSupport
import Testing

/// The remaining months of the year.
extension JiningRun {
  private static func clock(_ day: String) -> String { "2020-\(day)T10:00+08:00" }
  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  private static let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// A month's whole relay in one day: eleven plans, one application, one payment, eleven payouts.
  func aPlanForTheNextMonth(after month: Int) async throws {
    try await from(Self.clock("\(Self.twoDigits(month))-20")) {
      let plan = try await plan("2020年\(month + 1)月")
      #expect(try await see(plan)["limit"].text == "2020-\(Self.twoDigits(month))-25T23:59:59+08:00")
      try await allReport(plan, asking: 1_000_000 + month)
      try await join(plan)
      try await apply(plan)
      #expect(try await pay(plan)["fields"]["paid"] == Self.amount(11_000_000 + 11 * month))
      try await payOut(plan)
      #expect(try await isLate(plan) == false)
    }
  }

  /// Both hops of the month's last day.
  func aMonthEnd(_ month: Int) async throws {
    try await from(Self.clock("\(Self.twoDigits(month))-\(Self.lengths[month - 1])")) {
      let end = try await item("month-end", "2020年\(month)月月末归集")
      for (county, part) in try await parts("income-transfer", of: end) { try await moveUp(part, by: county) }
      #expect(try await state(of: end) == "city")
      try await transfer(end)
      #expect(try await self["bureau"].move(end, "confirm").ok()["late"] == false)
    }
  }

  func theYearIsWhole() async throws {
    let plans = try await self["supervisor"].items(["kind": "fund-plan"])
    #expect(plans.count == 12 && plans.allSatisfy { $0["state"] == "done" })
    #expect(plans.filter { $0["late"].isTrue }.count == 2)
    for plan in plans {
      let moves = try await self["supervisor"].history(plan["id"].text).map(\.["move"].text)
      #expect(moves.count { $0 == "pay" } == 1 && moves.count { $0 == "apply" } == moves.count { $0 == "return-to-bureau" } + 1)
    }
    let parts = try await self["supervisor"].items(["kind": "county-plan", "limit": "200"])
    #expect(parts.count == 132 && parts.filter { $0["state"] == "left-out" }.count == 2)
    #expect(parts.filter { $0["state"] == "released" }.count == 130)
    let payouts = try await self["supervisor"].items(["kind": "payout", "limit": "200"])
    #expect(payouts.count == 130 && payouts.allSatisfy { $0["done"].isTrue })
    let ends = try await self["supervisor"].items(["kind": "month-end"])
    #expect(ends.count == 12 && ends.allSatisfy { $0["state"] == "done" && $0["late"] == false })
    let transfers = try await self["supervisor"].items(["kind": "income-transfer", "limit": "200"])
    #expect(transfers.count == 132 && transfers.filter { $0["late"].isTrue }.count == 1)
  }
}
