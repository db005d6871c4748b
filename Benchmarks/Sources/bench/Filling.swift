import CBench
import Foundation

extension Bench {
  /// Fills the database: the Jinan initiative with a large ledger, by the product's own import.
  mutating func fill() throws {
    say("loading \(items) entries")
    try duban.run("initiative", "load", "jinan-2019-9")
    try duban.run("person", "password", "office", input: "correct-horse-battery\n")
    let file = folder + "/ledger.csv"
    try Ledger.csv(items).write(toFile: file, atomically: false, encoding: .utf8)
    let taken = try duban.run("import", "ledger-entry", file, "--initiative", "jinan-2019-9", within: 200)
    guard taken.output.hasSuffix(String(items)) else { throw Child.Failure(description: "import took \(taken.output)") }
    let copied = try copy()
    table.add("import, \(items) rows", taken.seconds, "s", limit: copied, is: "C writing the same rows, 500 a commit")
    table.add("import, peak memory", Double(taken.used.peak_kilobytes) / 1024, "MB")
  }

  /// Seconds that SQLite takes to write the same rows into the same schema.
  private func copy() throws -> Double {
    let path = folder + "/copy.sqlite"
    guard bench_copy_schema(path, duban.database) == 0 else { throw Child.Failure(description: "cannot copy the schema") }
    let statements = ["items", "history", "parties", "messages"].map { table in
      // Messages have no rowid; they belong to the item with that rowid.
      let rows = table == "messages" ? "item = (SELECT id FROM made.items WHERE rowid = ?1)" : "rowid = ?1"
      return "INSERT INTO main.\(table) SELECT * FROM made.\(table) WHERE \(rows)"
    }
    return try Commits(path, before: ["ATTACH '\(duban.database)' AS made"], statements, together: 500, rounds: items).seconds
  }

  /// Measures the time from the start of the process to its first response, with all items stored.
  mutating func starts() throws {
    say("starting five times")
    var firsts: [Double] = []
    for _ in 0..<5 {
      let (server, first) = try duban.serve()
      firsts.append(first)
      try server.stop()
    }
    table.add("start to first answer", firsts.sorted()[2] * 1000, "ms", aim: "≤ 100")
  }
}
