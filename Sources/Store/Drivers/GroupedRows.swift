import CPostgreSQL

/// Rows of one statement that wait to be sent as one: a statement costs PostgreSQL more than the row it writes.
struct GroupedRows {
  private var groups: [Group] = []
  private var places: [String: Int] = [:]
  private var keys: Set<String> = []
  /// More is sent before it takes much memory.
  private static let most = 1000
  private var count = 0

  struct Group {
    let sql: SQL
    var rows: [[SQL.Value]]
  }

  var isEmpty: Bool { groups.isEmpty }
  var isFull: Bool { count >= Self.most }

  /// - Returns: false where that row waits to be written already, by whatever statement, so that the earlier has to go first.
  mutating func add(_ sql: SQL, key: String) -> Bool {
    guard keys.insert(key).inserted else { return false }
    let place = places[sql.text] ?? groups.count
    if place == groups.count {
      places[sql.text] = place
      groups.append(Group(sql: sql, rows: []))
    }
    groups[place].rows.append(sql.values)
    count += 1
    return true
  }

  /// All groups, in the order of their first rows; none wait any more.
  mutating func take() -> [Group] {
    defer { self = GroupedRows() }
    return groups
  }
}

extension GroupedRows.Group {
  /// The same statement for many rows: what was a value is a column of what the arrays unfold to.
  var text: String {
    let kinds = sql.kinds
    let arrays = kinds.indices.map { "$\($0 + 1)::\(kinds[$0].array)" }.joined(separator: ", ")
    let from = "unnest(\(arrays)) AS v(\(kinds.indices.map { "c\($0)" }.joined(separator: ", ")))"
    var place = 0
    let named = sql.text.reduce(into: "") { text, character in
      if character != "?" { return text.append(character) }
      text += "v.c\(place)"
      place += 1
    }
    if let values = named.firstRange(of: "VALUES ("), let end = named[values.upperBound...].firstIndex(of: ")") {
      return "\(named[..<values.lowerBound])SELECT \(named[values.upperBound..<end]) FROM \(from)\(named[named.index(after: end)...])"
    }
    let word = named.hasPrefix("DELETE") ? "USING" : "FROM"
    return named.replacing("WHERE", with: "\(word) \(from) WHERE", maxReplacements: 1)
  }

  /// A column after the other, each an array in PostgreSQL's binary form.
  var columns: [[UInt8]] {
    sql.kinds.indices.map { column in
      var bytes: [UInt8] = []
      func put(_ number: Int32) { withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) } }
      // Dimensions, whether anything is NULL, the type, the length and where counting begins.
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
  /// PostgreSQL's own numbers of its types, in pg_type.
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
