import Domain
import Foundation

extension Store {
  /// Carries everything over into an empty database, in one transaction that is checked before it ends: all of it or nothing.
  /// - Returns: rows carried over, by table.
  /// - Throws: `StoreFault.notEmpty` where the target holds items or accounts, `.damaged` where what arrived does not hold
  ///   together, `.inUse` where the source was written to meanwhile.
  package func transfer(to target: Store) async throws -> [(table: String, rows: Int)] {
    let source = driver
    return try await target.commits.run { out in
      let held = try out.count("SELECT (SELECT count(*) FROM items) + (SELECT count(*) FROM people WHERE id <> 'system')")
      guard held == 0 else { throw StoreFault.notEmpty }
      let tables = SchemaMigration.tables
      for table in tables.reversed() { try out.run("DELETE FROM \(SQL(verbatim: table))") }
      try Self.deferReferences(on: out)
      let counts = try source.readBlocking { input in try tables.map { ($0, try Self.copy($0, input, out)) } }
      for (table, rows) in counts {
        let arrived = try out.count("SELECT count(*) FROM \(SQL(verbatim: table))")
        guard arrived == rows else { throw StoreFault.damaged("\(table)：\(rows)行到了\(arrived)行") }
      }
      try Self.restartNumbers(on: out)
      // The index of searches is made of them anew, each database having its own form.
      try self.searchIndex.clear(on: out)
      try self.searchEntries(where: "1 = 1", on: out) { try self.searchIndex.move(nil, to: $1, on: out) }
      if let finding = try self.findings(on: out).first { throw StoreFault.damaged("\(finding)") }
      let last = "SELECT coalesce(max(seq), 0) FROM history" as SQL
      guard try source.readBlocking({ try $0.count(last) }) == out.count(last) else { throw StoreFault.inUse("") }
      return counts
    }
  }

  private static func copy(_ table: String, _ input: any Connection, _ out: any Connection) throws -> Int {
    var waiting: [SQL] = []
    var count = 0
    func flush() throws {
      if waiting.isEmpty { return }
      try out.run("INSERT INTO \(SQL(verbatim: table)) VALUES \(SQL.joined(waiting, by: ", "))")
      waiting = []
      // So that what is refused is heard of soon, and answers do not pile up.
      try out.settle()
    }
    try input.each("SELECT * FROM \(SQL(verbatim: table))") { row in
      waiting.append("(\(values: (0..<row.count).map(row.value)))")
      count += 1
      if waiting.count == 100 { try flush() }
    }
    try flush()
    return count
  }

  /// Parts may come before their wholes.
  private static func deferReferences(on connection: any Connection) throws {
    switch connection.dialect {
    case .sqlite: try connection.run("PRAGMA defer_foreign_keys = ON")
    case .postgresql:
      try connection.run("SET CONSTRAINTS items_initiative_fkey, items_parent_fkey, groups_parent_fkey, agencies_parent_fkey DEFERRED")
    }
  }

  /// The next row's number follows the last one's; SQLite sees to it itself.
  private static func restartNumbers(on connection: any Connection) throws {
    guard connection.dialect == .postgresql else { return }
    for (table, column) in [("items", "seq"), ("history", "seq"), ("checkpoints", "id")] {
      try connection.run(
        """
        SELECT setval(pg_get_serial_sequence(\(table), \(column)), (SELECT coalesce(max(\(SQL(verbatim: column))), 0) + 1 FROM \(SQL(verbatim: table))), false)
        """)
    }
  }
}
