import CPostgreSQL

/// Rows that are to be sent, grouped by statement: a statement costs PostgreSQL more than the row that it writes.
struct GroupedRows {
  private var groups: [Group] = []
  private var indices: [String: Int] = [:]
  private var keys: Set<String> = []
  /// More rows than these are sent at once, to limit the memory.
  private static let maxRows = 1000
  private var count = 0

  struct Group {
    let sql: SQL
    var rows: [[SQL.Value]]
  }

  var isEmpty: Bool { groups.isEmpty }
  var isFull: Bool { count >= Self.maxRows }

  /// - Returns: false where a write to that row is waiting already, by any statement: it has to be sent first.
  mutating func add(_ sql: SQL, key: String) -> Bool {
    guard keys.insert(key).inserted else { return false }
    let index = indices[sql.text] ?? groups.count
    if index == groups.count {
      indices[sql.text] = index
      groups.append(Group(sql: sql, rows: []))
    }
    groups[index].rows.append(sql.values)
    count += 1
    return true
  }

  /// Removes and returns all groups, in the order of their first rows.
  mutating func take() -> [Group] {
    defer { self = GroupedRows() }
    return groups
  }
}

extension GroupedRows.Group {
  /// The statement for many rows: each value becomes a column of the unnested arrays.
  var text: String {
    let kinds = sql.kinds
    let arrays = kinds.indices.map { "$\($0 + 1)::\(kinds[$0].array)" }.joined(separator: ", ")
    let from = "unnest(\(arrays)) AS v(\(kinds.indices.map { "c\($0)" }.joined(separator: ", ")))"
    var index = 0
    let named = sql.text.reduce(into: "") { text, character in
      if character != "?" { return text.append(character) }
      text += "v.c\(index)"
      index += 1
    }
    if let values = named.firstRange(of: "VALUES ("), let end = named[values.upperBound...].firstIndex(of: ")") {
      return "\(named[..<values.lowerBound])SELECT \(named[values.upperBound..<end]) FROM \(from)\(named[named.index(after: end)...])"
    }
    let word = named.hasPrefix("DELETE") ? "USING" : "FROM"
    return named.replacing("WHERE", with: "\(word) \(from) WHERE", maxReplacements: 1)
  }

  /// The columns, each an array in PostgreSQL's binary format.
  var columns: [[UInt8]] {
    sql.kinds.indices.map { column in
      var bytes: [UInt8] = []
      func put(_ number: Int32) { withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) } }
      // Number of dimensions, whether there are NULLs, type, length, lower bound.
      for number in [1, 1, Int32(bitPattern: sql.kinds[column].oid), Int32(rows.count), 1] { put(number) }
      for row in rows {
        switch row[column] {
        case .null: put(-1)
        case .integer(let integer):
          put(8)
          withUnsafeBytes(of: integer.bigEndian) { bytes.append(contentsOf: $0) }
        case .text(let text):
          put(Int32(text.utf8.count))
          bytes.append(contentsOf: text.utf8)
        case .bytes(let value):
          put(Int32(value.count))
          bytes.append(contentsOf: value)
        }
      }
      return bytes
    }
  }
}

extension SQL.Kind {
  /// OIDs of PostgreSQL's types, in pg_type.
  fileprivate var oid: Oid {
    switch self {
    case .integer: 20
    case .text: 25
    case .bytes: 17
    }
  }

  fileprivate var array: String {
    switch self {
    case .integer: "bigint[]"
    case .text: "text[]"
    case .bytes: "bytea[]"
    }
  }
}
