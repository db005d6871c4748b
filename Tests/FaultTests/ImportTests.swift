import Foundation
import TestSupport
import Testing

/// An import of many rows takes all of them or none, whatever happens on the way.
@Suite(.serialized) struct ImportTests {
  private static let rows = 12_000

  private func spreadsheet(for duban: Duban) throws -> String {
    try duban.write("title,category\n" + (1...Self.rows).map { "第\($0)户,other\n" }.joined(), to: "ledger.csv")
  }

  /// Starts the import and comes back when part of it is on disk.
  private func begin(_ file: String, _ duban: Duban) async throws -> Running {
    let running = try await duban.start(["import", "ledger-entry", file, "--initiative", "jinan-2019-9"], at: Office.morning)
    // Looked for in the size of the log: to ask the database takes longer than a part of the import.
    let log = duban.database + "-wal"
    let isUnderWay = await eventually {
      let size = (try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0
      return size > 3_000_000 || !running.isRunning
    }
    #expect(isUnderWay && running.isRunning, "\(running.written)")
    return running
  }

  private func entries(_ duban: Duban) async throws -> Int {
    try await duban.run("export", "ledger-entry", "--initiative", "jinan-2019-9", at: Office.morning).lines.count - 1
  }

  @Test func leavesNothingWhenItIsKilled() async throws {
    let office = try await Office.open()
    let file = try spreadsheet(for: office.duban)
    let running = try await begin(file, office.duban)
    await running.end(by: SIGKILL)
    #expect(
      try await office.duban.alter("SELECT CASE WHEN count(*) > 0 THEN 1 ELSE 0 END FROM items WHERE import_id IS NOT NULL") == ["1"],
      "killed too late to prove anything")
    #expect(try await entries(office.duban) == 0)
    #expect(try await office.duban.alter("SELECT count(*) FROM items WHERE import_id IS NOT NULL") == ["0"])
    #expect(try await office.duban.alter("SELECT count(*) FROM history h LEFT JOIN items i ON i.id = h.item WHERE i.id IS NULL") == ["0"])
    #expect(try await office.duban.run("verify").ok() == "")
    let again = try await office.duban.run("import", "ledger-entry", file, "--initiative", "jinan-2019-9", at: Office.morning)
    #expect(try again.ok() == "\(Self.rows)")
    #expect(try await entries(office.duban) == Self.rows)
    #expect(try await office.duban.run("verify").ok() == "")
  }

  /// Whoever opens the database meanwhile takes nothing of it away, and the clerks go on.
  @Test func isLeftAloneWhileOthersWork() async throws {
    let office = try await Office.open()
    let server = try await office.serve()
    let running = try await begin(try spreadsheet(for: office.duban), office.duban)
    try await office.duban.run("token", "member", at: Office.morning).ok()
    let entry = try await office["leader"].register("ledger-entry", "窗口登记", ["category": "other"]).ok()
    #expect(try await office["office"].items(["kind": "ledger-entry"]).map(\.["id"]) == [entry["id"]] || !running.isRunning)
    #expect(await running.ended() == 0 && running.written.hasSuffix("\(Self.rows)\n"))
    try await server.stop()
    #expect(try await entries(office.duban) == Self.rows + 1)
    #expect(try await office.duban.run("verify").ok() == "")
  }
}
