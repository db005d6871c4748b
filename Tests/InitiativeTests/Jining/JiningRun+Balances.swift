import TestSupport
import Testing

/// Events of the first month only: 1 January, the old balances, and the money that stays.
extension JiningRun {
  func everythingIsReadyForTheFirst() async throws {
    let task = try await item("task", "城镇职工医疗保险实行市级统筹")
    try await self["leading-leader"].move(task, "accept").ok()
    try await self["leading-leader"].move(task, "start").ok()
    let shares = try await self["bureau"].items(["kind": "task-share", "parent": task])
    #expect(shares.count == 3 && shares.allSatisfy { $0["limit"] == "2020-01-01T23:59:59+08:00" })
    let hands = [("市级支出户启用", "leading-leader", "bureau-clerk"), ("财政专户启用", "finance", "finance"), ("征缴收入", "tax", "tax")]
    for (word, leader, reporter) in hands {
      let share = try #require(shares.first { $0["title"].text.contains(word) })["id"].text
      try await self[leader].move(share, "accept").ok()
      try await self[reporter].move(share, "submit", ["result": "已就绪"]).ok()
      #expect(refusal(try await self[reporter].move(share, "complete")).hasPrefix("403 "))
      try await self["bureau"].move(share, "complete").ok()
    }
    #expect(try await self["leading-leader"].move(task, "complete").ok()["late"] == false)
  }

  private func balance(_ county: Int) async throws -> String { try await item("old-balance", Self.counties[county - 1]) }

  func theOldBalancesAreCounted() async throws {
    let first = try await balance(1)
    #expect(refusal(try await self[2].get("/items/\(first)")) == "404 not-found")
    let uneven: JSON = ["total": 10_000_000, "share": 3_000_000, "rest": 6_999_999]
    #expect(refusal(try await self[1].move(first, "count", uneven)) == "409 unbalanced")
    let tooLittle: JSON = ["total": 10_000_000, "share": 2_999_999, "rest": 7_000_001]
    #expect(refusal(try await self[1].move(first, "count", tooLittle)) == "409 over-limit")
    for county in Self.numbers {
      let counted = try await self[county].move(balance(county), "count", ["total": 10_000_000, "share": 3_000_000, "rest": 7_000_000]).ok()
      #expect(counted["state"] == "moving" && counted["limit"] == "2020-01-31T23:59:59+08:00")
    }
    let freeze = try await item("freeze", "暂存基金未经批准不得动用")
    #expect(refusal(try await self[1].move(freeze, "open")) == "403 not-allowed")
    #expect(try await self["bureau"].move(freeze, "open").ok()["state"] == "open")
  }

  func thirtyPercentAreMoved() async throws {
    for county in Self.numbers where ![5, 6].contains(county) {
      let voucher = try await paper(self[county], "划转凭证")
      let id = try await balance(county)
      if county == 1 {
        #expect(refusal(try await self[1].move(id, "move-all", ["moved": 2_999_999, "voucher": voucher])) == "409 unbalanced")
      }
      let moved = try await self[county].move(id, "move-all", ["moved": 3_000_000, "voucher": voucher]).ok()
      #expect(moved["state"] == "stored" && moved["limit"] == .null && moved["late"] == false)
    }
    let voucher = try await paper(self[5], "划转凭证")
    let atHand: JSON = ["moved": 2_000_000, "later": 1_000_000, "matures": "2020-03-20", "voucher": voucher]
    let waiting = try await self[5].move(balance(5), "move-part", atHand).ok()
    #expect(waiting["state"] == "waiting" && waiting["limit"] == "2020-03-20T23:59:59+08:00")
  }

  func oneCountyMovesItsShareLate() async throws {
    let id = try await balance(6)
    #expect(try await isLate(id))
    let voucher = try await paper(self[6], "划转凭证")
    #expect(try await self[6].move(id, "move-all", ["moved": 3_000_000, "voucher": voucher]).ok()["late"].isTrue)
    #expect(try await charged("move-all", of: id) == party(6))
  }

  func theDepositIsToppedUpLate() async throws {
    let id = try await balance(5)
    let voucher = try await paper(self[5], "补足凭证")
    #expect(refusal(try await self[5].move(id, "top-up", ["topped": 999_999, "voucher": voucher])) == "409 unbalanced")
    #expect(try await self[5].move(id, "top-up", ["topped": 1_000_000, "voucher": voucher]).ok()["state"] == "stored")
    #expect(try await charged("top-up", of: id) == party(5))
  }

  func theRestIsFrozen() async throws {
    let id = try await balance(1)
    let use: JSON = ["drawn": 500_000, "purpose": "疫情应急支付"]
    let refused = try await self[1].move(id, "draw", use)
    #expect(refusal(refused) == "409 frozen" && refused["blockers"][0]["title"] == "暂存基金未经批准不得动用")
    let request: JSON = [
      "kind": "approval", "initiative": .text(Self.key), "title": "动用暂存基金50万元", "parent": .text(id), "lead": .text(Self.counties[0]),
      "fields": ["approver": "济宁市医疗保障局", "matter": "疫情应急支付", "amount": 500_000],
    ]
    let approval = try await self[1].post("/items", request).ok()["id"].text
    #expect(refusal(try await self[1].move(approval, "grant")) == "403 not-allowed")
    #expect(refusal(try await self[1].move(id, "draw", use)) == "409 frozen")
    try await self["leading-leader"].move(approval, "grant", ["opinion": "同意，专款专用"]).ok()
    #expect(refusal(try await self[1].move(id, "draw", ["drawn": 7_000_001, "purpose": "全部"])) == "409 over-limit")
    let more = try await self[1].move(id, "draw", ["drawn": 500_000.01, "purpose": "疫情应急支付"])
    #expect(refusal(more) == "409 beyond-consent" && more["blockers"][0]["id"].text == approval)
    #expect(more["title"].text.contains("只同意500,000.00，本次是500,000.01"))
    #expect(try await self[1].move(id, "draw", use).ok()["state"] == "stored")
    #expect(try await self["leading-leader"].see(approval)["state"] == "used")
    let again = try await self[1].move(id, "draw", ["drawn": 1, "purpose": "再用一次"])
    #expect(refusal(again) == "409 frozen" && again["title"].text.contains("每份只用一次"))
    let rows = try await self["supervisor"].history(id)
    #expect(rows.count { $0["move"] == "+refuse" } == 4)
    #expect(try #require(rows.last { $0["move"] == "draw" })["changes"]["consent"] != .null)
    #expect(refusal(try await self[2].move(balance(2), "draw", use)) == "409 frozen")
    let voucher = try await paper(self["agency-clerk"], "归集凭证")
    let rest = try await self["agency-clerk"].move(balance(2), "collect-rest", ["voucher": voucher], comment: "另行确定")
    #expect(refusal(rest) == "409 frozen")
  }
}
