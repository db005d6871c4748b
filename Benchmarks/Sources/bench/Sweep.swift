import CBench
import Foundation

/// Measures the sweep of due reminders: the product's sweep without sending, beside a plain range scan in C of the
/// same rows.
struct Sweep {
  private let duban: Duban
  /// The maximum number of reminders due at once, as close as their times allow.
  private static let most: Int64 = 1000
  /// The measured work is a small part of the process's time, so both sides take the minimum of many rounds.
  private static let rounds = 20

  init(_ duban: Duban) { self.duban = duban }

  func measure(into table: inout Table) throws {
    let (rows, ours, bare) = try measure()
    table.add("sweep of \(rows) due reminders, CPU", ours, "ms", limit: bare, is: "C, range scan of the same rows", aim: "≤ 2")
  }

  /// Measures a dry run, less one with nothing due, which is the cost of starting the process.
  /// - Returns: the number of due reminders, and milliseconds of processor time for both sides.
  func measure() throws -> (rows: Int64, ours: Double, bare: Double) {
    let access = bench_query(duban.database, "SELECT count(*) FROM items WHERE remind_at IS NOT NULL")
    let last = min(Self.most, access) - 1
    let due = try duban.texts(
      "SELECT remind_at FROM items WHERE remind_at IS NOT NULL ORDER BY remind_at LIMIT 1 OFFSET \(max(0, last))"
    ).first
    guard let due = due.flatMap({ Int64($0) }) else { throw Child.Failure(description: "no reminders stand") }
    let at = Date(timeIntervalSince1970: Double(due)).ISO8601Format()
    var (ours, nothing, bare) = (Double.infinity, Double.infinity, Double.infinity)
    var rows: Int64 = 0
    for _ in 0..<Self.rounds {
      let run = try duban.run("remind", "--dry-run", "--at", at)
      guard run.output.contains("\"rule\"") else { throw Child.Failure(description: "nothing is sent at \(at)") }
      ours = min(ours, run.used.processor)
      nothing = min(nothing, try duban.run("remind", "--dry-run", "--at", "2019-11-20T10:00+08:00").used.processor)
      rows = 0
      var all = 0.0
      for scan in Self.scans(until: due) {
        var seconds = 0.0
        let some = bench_scan(duban.database, scan, &seconds)
        guard some >= 0 else { throw Child.Failure(description: "the scan failed") }
        (rows, all) = (rows + some, all + seconds)
      }
      bare = min(bare, all)
    }
    return (rows, (ours - nothing) * 1000, bare * 1000)
  }

  /// The scans for reminders stored in their items and for messages due at once, with the product's batch size.
  private static func scans(until due: Int64) -> [String] {
    [
      "SELECT i.* FROM items i WHERE i.remind_at <= \(due) AND i.import_id IS NULL ORDER BY i.remind_at, i.seq LIMIT 1000",
      """
      SELECT m.*, i.* FROM messages m JOIN items i ON i.id = m.item
      WHERE m.state = 'pending' AND m.due_at <= \(due) AND i.import_id IS NULL ORDER BY m.due_at LIMIT 2000
      """,
    ]
  }
}
