import Domain

/// A statement in the dialect that SQLite and PostgreSQL share, with its values beside it. Values can only be bound,
/// never pasted.
struct SQL: ExpressibleByStringInterpolation, Sendable {
  enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
  }

  /// The type of a value that is not NULL.
  enum Kind: Sendable { case integer, text, bytes }

  /// With `?` for each value.
  private(set) var text: String
  private(set) var values: [Value]
  private(set) var kinds: [Kind]

  init(stringLiteral value: String) { self.init(verbatim: value) }

  /// A statement without values.
  init(verbatim text: String) {
    self.text = text
    values = []
    kinds = []
  }

  init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
    values = stringInterpolation.values
    kinds = stringInterpolation.kinds
  }

  struct StringInterpolation: StringInterpolationProtocol {
    var text = ""
    var values: [Value] = []
    var kinds: [Kind] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount)
      values.reserveCapacity(interpolationCount)
      kinds.reserveCapacity(interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation<Bindable: SQLBindable>(_ value: Bindable) { append(value.bound, Bindable.kind) }

    /// A value or NULL.
    mutating func appendInterpolation<Bindable: SQLBindable>(_ value: Bindable?) { append(value?.bound ?? .null, Bindable.kind) }

    private mutating func append(_ value: Value, _ kind: Kind) {
      values.append(value)
      kinds.append(kind)
      text += "?"
    }

    /// Each value bound, with commas between; an empty list matches nothing.
    mutating func appendInterpolation(list: [some SQLBindable]) {
      if list.isEmpty { return appendLiteral("NULL") }
      for (index, value) in list.enumerated() {
        if index > 0 { appendLiteral(", ") }
        appendInterpolation(value)
      }
    }

    /// The values of a row.
    mutating func appendInterpolation(values list: [Value]) {
      for (index, value) in list.enumerated() {
        if index > 0 { appendLiteral(", ") }
        append(value, value.kind)
      }
    }

    /// Another piece of SQL.
    mutating func appendInterpolation(_ part: SQL) {
      text += part.text
      values += part.values
      kinds += part.kinds
    }
  }

  static func + (a: SQL, b: SQL) -> SQL { "\(a)\(b)" }

  static func joined(_ parts: [SQL], by separator: SQL) -> SQL {
    guard let first = parts.first else { return "" }
    return parts.dropFirst().reduce(first) { $0 + separator + $1 }
  }
}

extension SQL.Value {
  fileprivate var kind: SQL.Kind {
    switch self {
    case .integer: .integer
    case .text, .null: .text
    case .bytes: .bytes
    }
  }
}

protocol SQLBindable {
  static var kind: SQL.Kind { get }
  var bound: SQL.Value { get }
}

extension SQLBindable { static var kind: SQL.Kind { .integer } }

extension String: SQLBindable {
  static var kind: SQL.Kind { .text }
  var bound: SQL.Value { .text(self) }
}
extension Identifier: SQLBindable {
  static var kind: SQL.Kind { .text }
  var bound: SQL.Value { .text(text) }
}
extension [UInt8]: SQLBindable {
  static var kind: SQL.Kind { .bytes }
  var bound: SQL.Value { .bytes(self) }
}
extension Int64: SQLBindable { var bound: SQL.Value { .integer(self) } }
extension Int: SQLBindable { var bound: SQL.Value { .integer(Int64(self)) } }
extension Bool: SQLBindable { var bound: SQL.Value { .integer(self ? 1 : 0) } }
extension Instant: SQLBindable { var bound: SQL.Value { .integer(seconds) } }
extension Day: SQLBindable { var bound: SQL.Value { .integer(Int64(number)) } }

/// One row of a result, read by column index, from 0.
protocol Row {
  /// How many columns it has.
  var count: Int { get }
  func text(_ index: Int) -> String
  /// The bytes of the text in the row's buffer; valid until the next row.
  func utf8(_ index: Int) -> UnsafeBufferPointer<UInt8>
  func integer(_ index: Int) -> Int64
  func bytes(_ index: Int) -> [UInt8]
  func isNull(_ index: Int) -> Bool
  func value(_ index: Int) -> SQL.Value
}

extension Row {
  func flag(_ index: Int) -> Bool { integer(index) != 0 }
  func int(_ index: Int) -> Int { Int(integer(index)) }
  func instant(_ index: Int) -> Instant { Instant(seconds: integer(index)) }
  func id<Subject>(_ index: Int) -> Identifier<Subject> { Identifier(text(index)) }
  func optional<Read>(_ index: Int, _ read: (Int) -> Read) -> Read? { isNull(index) ? nil : read(index) }
}

/// A connection inside a transaction.
protocol Connection {
  var dialect: Dialect { get }
  /// Whether it reads a snapshot, whose values are committed and may be cached.
  var isSnapshot: Bool { get }
  func rows<Read>(_ sql: SQL, _ read: (any Row) throws -> Read) throws -> [Read]
  /// Streams the rows, never all in memory. `body` must not use the connection.
  func each(_ sql: SQL, _ body: (any Row) throws -> Void) throws
  /// Runs a statement without a result. An error may be thrown by a later statement, or by the commit.
  func run(_ sql: SQL) throws
  /// Writes one row, at the latest before the next statement that is not a `put`. Rows of the same statement may be sent together, whatever was
  /// put between them.
  /// - Parameter key: identifies the row among all that are put: two writes to the same row keep their order.
  func put(_ sql: SQL, key: String) throws
  /// Waits for errors of earlier statements, where the transaction has only one job.
  func settle() throws
}

extension Connection {
  func first<Read>(_ sql: SQL, _ read: (any Row) throws -> Read) throws -> Read? { try rows(sql, read).first }
  func count(_ sql: SQL) throws -> Int { try first(sql) { $0.int(0) } ?? 0 }
}
