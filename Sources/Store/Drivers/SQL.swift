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

  /// What a value is where it is there.
  enum Kind: Sendable { case integer, text, bytes }

  /// With `?` where a value goes.
  private(set) var text: String
  private(set) var values: [Value]
  private(set) var kinds: [Kind]

  init(stringLiteral value: String) { self.init(verbatim: value) }

  /// A statement made of statements, without values.
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
      for (place, value) in list.enumerated() {
        if place > 0 { appendLiteral(", ") }
        appendInterpolation(value)
      }
    }

    /// The values of a row, as they are.
    mutating func appendInterpolation(values list: [Value]) {
      for (place, value) in list.enumerated() {
        if place > 0 { appendLiteral(", ") }
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

/// One row of an answer, read by place.
protocol Row {
  /// How many columns it has.
  var count: Int { get }
  func text(_ place: Int) -> String
  /// The same where it lies: good until the next row.
  func utf8(_ place: Int) -> UnsafeBufferPointer<UInt8>
  func integer(_ place: Int) -> Int64
  func bytes(_ place: Int) -> [UInt8]
  func isNull(_ place: Int) -> Bool
  func value(_ place: Int) -> SQL.Value
}

extension Row {
  func flag(_ place: Int) -> Bool { integer(place) != 0 }
  func int(_ place: Int) -> Int { Int(integer(place)) }
  func instant(_ place: Int) -> Instant { Instant(seconds: integer(place)) }
  func id<Subject>(_ place: Int) -> Identifier<Subject> { Identifier(text(place)) }
  func optional<Read>(_ place: Int, _ read: (Int) -> Read) -> Read? { isNull(place) ? nil : read(place) }
}

/// A connection inside a transaction.
protocol Connection {
  var dialect: Dialect { get }
  /// Whether what is read here is committed, so that it may be kept beyond the transaction.
  var isSnapshot: Bool { get }
  func rows<Read>(_ sql: SQL, _ read: (any Row) throws -> Read) throws -> [Read]
  /// One row after the other, never all in memory; nothing else may be asked before the last.
  func each(_ sql: SQL, _ body: (any Row) throws -> Void) throws
  /// What the database refuses may be heard of with a later statement, at the commit at the latest.
  func run(_ sql: SQL) throws
  /// Writes one row, at the latest before anything else is asked or written: rows of the same statement may go together, whatever
  /// others were put between them.
  /// - Parameter key: the row, among all that are written this way: what is put for it twice goes in that order.
  func put(_ sql: SQL, key: String) throws
  /// Hears now of what was refused, where the transaction is one job's alone.
  func settle() throws
}

extension Connection {
  func first<Read>(_ sql: SQL, _ read: (any Row) throws -> Read) throws -> Read? { try rows(sql, read).first }
  func count(_ sql: SQL) throws -> Int { try first(sql) { $0.int(0) } ?? 0 }
}
