import TestSupport
import Testing

/// The second milestone, 10 June: extensions are requested before the deadline as parts of the report, which is
/// paused meanwhile.
extension FuyangRun {
  private func ask(_ login: String, _ county: String, until day: String) async throws -> Client.Answer {
    let report = try await report(county, "进展")
    return try await play.register(
      login, "extension", "延期：\(county)", ["until": .text(day), "grounds": "公安数据未到"],
      ["parent": .text(report), "lead": .text(county + "医疗保障局")])
  }

  func twoAskForMoreTime() async throws {
    #expect(refusal(try await ask("jieshou", "阜南县", until: "2020-06-12")) == "404 not-found")
    #expect(refusal(try await play.register("funan", "extension", "延期", ["until": "2020-06-12", "grounds": "x"])) == "409 only-under")
    for (login, county) in [("funan", "阜南县"), ("taihe", "太和县")] {
      let asked = try await ask(login, county, until: "2020-06-12").ok()
      #expect(asked["state"] == "asked" && asked["limit"] == "2020-06-11T23:59:59+08:00")
      let whole = try await self[login].see(try await report(county, "进展"))
      #expect(whole["paused"].isTrue && whole["limit"] == .null && whole["firstLimit"] == "2020-06-10T23:59:59+08:00")
      #expect(refusal(try await self[login].move(asked["id"].text, "grant")) == "403 not-allowed")
    }
  }

  /// The requester may not grant an extension, even if they may grant others. A withdrawn request resumes the old
  /// deadline.
  func whoAsksDoesNotGrant() async throws {
    let asked = try await ask("deputy-3", "颍东区", until: "2020-06-12").ok()["id"].text
    #expect(refusal(try await self["deputy-3"].move(asked, "grant")) == "403 own-work")
    #expect(refusal(try await self["yingdong"].move(asked, "withdraw")) == "403 not-allowed")
    try await self["deputy-3"].move(asked, "withdraw").ok()
    let whole = try await self["yingdong"].see(try await report("颍东区", "进展"))
    #expect(whole["limit"] == "2020-06-10T23:59:59+08:00" && whole["paused"] == false)
  }

  func oneIsGrantedOneIsRefused() async throws {
    let (granted, refused) = (try await report("阜南县", "进展"), try await report("太和县", "进展"))
    let one = try await play.part(of: granted, "延期")
    #expect(try await self["office"].move(one, "grant", ["opinion": "同意"]).ok()["state"] == "granted")
    let whole = try await self["funan"].see(granted)
    #expect(whole["limit"] == "2020-06-12T23:59:59+08:00" && whole["firstLimit"] == "2020-06-10T23:59:59+08:00" && whole["paused"] == false)
    let other = try await play.part(of: refused, "延期")
    #expect(refusal(try await self["boss"].move(other, "refuse")) == "422 missing")
    try await self["boss"].move(other, "refuse", comment: "其他县都能按时").ok()
    #expect(try await self["taihe"].see(refused)["limit"] == "2020-06-10T23:59:59+08:00")
    for (login, county) in Self.counties where !["taihe", "funan", "yingshang", "jieshou"].contains(login) {
      try await progresses(login, try await report(county, "进展"))
    }
    try await self["jieshou"].move(try await report("界首市", "进展"), "submit-progress", progressed).ok()
  }

  private func progresses(_ login: String, _ report: String) async throws {
    try await self[login].move(report, "submit-progress", progressed).ok()
    try await self["office-clerk"].move(report, "accept").ok()
  }

  func theRefusedOneIsLateTheGrantedOneIsNot() async throws {
    #expect(refusal(try await ask("yingshang", "颍上县", until: "2020-06-15")) == "409 limit-passed")
    for (login, county) in [("taihe", "太和县"), ("funan", "阜南县"), ("yingshang", "颍上县")] {
      let report = try await report(county, "进展")
      try await progresses(login, report)
      #expect(try await play.isLate(report) == (login != "funan"), "\(county)")
    }
    let granted = try await self["office"].history(try await report("阜南县", "进展"))
    #expect(granted.contains { $0["changes"]["limit"] == ["before": "2020-06-10", "after": "2020-06-12"] })
  }

  /// A report sent in time but accepted late counts as the reviewer's delay, and its history record says so.
  func theReviewerIsLate() async throws {
    let report = try await report("界首市", "进展")
    #expect(try await self["jieshou"].see(report)["limit"] == "2020-06-11T23:59:59+08:00")
    let accepted = try await self["office-clerk"].move(report, "accept").ok()
    let row = try await play.row(of: report, "accept")
    #expect(accepted["late"].isTrue && row["limit"] == "2020-06-11T23:59:59+08:00" && (36_000...39_600).contains(row["lateBySeconds"].int))
    let office = try await play.group("领导小组办公室")
    #expect(row["holder"].text == office)
    #expect(try await play.row(of: report, "submit-progress")["lateBySeconds"] == .null)
    let other = try await self["office"].see(try await self.report("太和县", "进展"))
    let theirs = try await play.row(of: other["id"].text, "submit-progress")
    #expect(theirs["holder"] == other["lead"] && theirs["lateBySeconds"].int > 0)
    let whole = try await play.find("collection", "进展")
    try await self["office-clerk"].move(whole, "sum").ok()
    try await self["office"].move(whole, "check").ok()
    try await self["office"].move(whole, "lock").ok()
    try await self["office"].move(whole, "send-up", ["addressee": "领导小组", "document": try await play.file("office", "进展汇总")]).ok()
  }
}
