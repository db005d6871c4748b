import Foundation
import TestSupport
import Testing

/// Recurrences and reminders that fall due while no server runs, and an initiative that is loaded years late.
@Suite("Downtime", .serialized) struct DowntimeTests {
  private static let made = "kind IN ('fund-plan', 'county-plan', 'month-end', 'income-transfer')"

  @Test("After three months of downtime, missed recurrences are created once and announced in one mail")
  func threeMonthsAreMadeUpForOnceAndToldInOneMail() async throws {
    let duban = try await Duban()
    try await duban.run("initiative", "load", "jining-2019", at: "2019-12-10T09:00+08:00").ok()
    func periods() async throws -> [String] {
      try await duban.alter("SELECT kind || ' ' || count(*) FROM items WHERE \(Self.made) GROUP BY kind ORDER BY kind")
    }
    func mails(since day: String) async throws -> [String] {
      let seconds = Int(try Date(day + "T00:00:00Z", strategy: .iso8601).timeIntervalSince1970)
      return try await duban.alter("SELECT DISTINCT count(*) FROM mails WHERE made_at >= \(seconds) GROUP BY person")
    }
    func serve(_ clock: String) async throws {
      let server = try await duban.serve(at: clock)
      #expect(try await eventually { try await mails(since: String(clock.prefix(10))) == ["1"] }, "one each at \(clock)")
      try await server.stop()
    }
    try await serve("2020-01-10T09:00+08:00")
    #expect(try await periods() == ["county-plan 11", "fund-plan 1", "income-transfer 11", "month-end 1"])
    try await serve("2020-04-10T09:00+08:00")
    let caughtUp = ["county-plan 44", "fund-plan 4", "income-transfer 44", "month-end 4"]
    #expect(try await periods() == caughtUp, "February, March and April, once each")
    let server = try await duban.serve(at: "2020-04-10T15:00+08:00")
    try await server.stop()
    #expect(try await periods() == caughtUp)
    #expect(try await mails(since: "2020-04-10") == ["1"], "and nothing twice")
  }

  @Test("A notice of 2016 loaded ten years later sends no mail")
  func aNoticeOf2016LoadedTenYearsLaterWakesNobody() async throws {
    let duban = try await Duban()
    try await duban.run("initiative", "load", "ziyang-2016-48", at: "2026-11-20T09:00+08:00").ok()
    let server = try await duban.serve(at: "2026-11-23T09:00+08:00")
    try await server.stop()
    #expect(try await duban.alter("SELECT count(*) FROM mails") == ["0"])
    #expect(try await duban.alter("SELECT DISTINCT state FROM messages") == ["skipped"])
    #expect(try await duban.alter("SELECT count(*) FROM recurrences WHERE next_day IS NOT NULL") == ["0"])
    #expect(try await duban.alter("SELECT count(*) FROM items WHERE kind IN ('assessment-year', 'assessment')") == ["0"])
    #expect(try await duban.run("remind", "--dry-run", "--at", "2026-12-01T09:00+08:00").ok() == "")
  }
}
