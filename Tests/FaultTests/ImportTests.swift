import Foundation
import TestSupport
import Testing

/// A large import takes all rows or none, even if it is killed.
@Suite("Importing many rows", .serialized) struct ImportTests {
  private static let rows = 12_000

  private func spreadsheet(for duban: Duban) throws -> String {
    try duban.write("title,category\n" + (1...Self.rows).map { "第\($0)户,other\n" }.joined(), to: "ledger.csv")
  }

  /// Starts the import and returns once part of it is on disk.
  private func begin(_ file: String, _ duban: Duban) async throws -> Running {
    let running = try await duban.start(["import", "ledger-entry", file, "--initiative", "jinan-2019-9"], at: Office.morning)
    // Uses the size of the write-ahead log: a query takes longer than a batch of the import.
    let log = duban.database + "-wal"
    let isUnderWay = await eventually(within: .seconds(120)) {
      let size = (try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0
      return size > 3_000_000 || !running.isRunning
    }
    #expect(isUnderWay && running.isRunning, "\(running.written)")
    return running
  }

  private func entries(_ duban: Duban) async throws -> Int {
    try await duban.run("export", "ledger-entry", "--initiative", "jinan-2019-9", at: Office.morning).lines.count - 1
  }

  @Test("A killed import leaves no rows, and can be repeated")
  func leavesNothingWhenItIsKilled() async throws {
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

  /// Opening a database removes unfinished imports, but not one that still runs.
  @Test("An import completes while the server and other commands use the database")
  func isLeftAloneWhileOthersWork() async throws {
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
