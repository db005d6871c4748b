import Crypto
import Foundation

/// One numbered step of the schema: a file `0001-first.sql` in this folder, or a file for each dialect, `0003-search.sqlite.sql` and
/// `0003-search.postgresql.sql`. `files` is generated from the folder at build time.
///
/// Statements end with `;` at the end of a line and are written in SQLite's dialect, unless the file is PostgreSQL's own. A file never changes
/// once it was released: its SHA-256 is recorded with the database that it was applied to.
struct SchemaMigration {
  let number: Int
  /// `0001-first.sql`
  let file: String
  /// `first`
  let name: String
  let sha256: String
  let statements: [SQL]

  /// Work that SQL cannot do, after the statements of a step.
  static let carryOver: [Int: @Sendable (any Connection) throws -> Void] = [5: PendingReminders.carryOver]

  /// All steps for a dialect, in order.
  static func all(for dialect: Dialect) -> [SchemaMigration] {
    files.compactMap { SchemaMigration(file: String($0.path.split(separator: "/").last ?? ""), text: $0.text, for: dialect) }
      .sorted { $0.number < $1.number }
  }

  /// Nil where the file is another dialect's.
  init?(file: String, text: String, for dialect: Dialect) {
    guard let parts = file.wholeMatch(of: /(\d{4})-([a-z-]+)(?:\.(sqlite|postgresql))?\.sql/), let number = Int(parts.1),
      parts.3.map({ $0 == "\(dialect)" }) ?? true
    else { return nil }
    self.number = number
    self.file = file
    name = String(parts.2)
    sha256 = Chain.hex(SHA256.hash(data: Data(text.utf8)))
    statements = Self.statements(text).map { dialect == .sqlite ? $0 : PostgreSQL.translated($0) }
  }

  private static func statements(_ text: String) -> [SQL] {
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("--") }
    return lines.joined(separator: "\n").split(separator: ";\n").map { $0.hasSuffix(";") ? $0.dropLast() : $0 }
      .filter { !$0.isEmpty }.map { SQL(verbatim: String($0)) }
  }

  /// The tables that hold what is stored, without the search index, referenced tables first.
  static var tables: [String] {
    all(for: .sqlite).flatMap(\.statements).reduce(into: []) { tables, statement in
      if let created = statement.text.wholeMatch(of: /(?s)CREATE TABLE (\w+) .*/) { tables.append(String(created.1)) }
      if let renamed = statement.text.wholeMatch(of: /ALTER TABLE (\w+) RENAME TO (\w+)/) {
        tables = tables.map { $0 == renamed.1 ? String(renamed.2) : $0 }
      }
    }
  }
}
