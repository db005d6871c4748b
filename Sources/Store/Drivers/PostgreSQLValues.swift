import CPostgreSQL

struct PostgreSQLRow: Row {
  let result: OpaquePointer
  let row: Int32

  var count: Int { Int(PQnfields(result)) }

  func utf8(_ place: Int) -> UnsafeBufferPointer<UInt8> {
    let start = UnsafeRawPointer(PQgetvalue(result, row, Int32(place))).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: Int(PQgetlength(result, row, Int32(place))))
  }

  func text(_ place: Int) -> String { String(decoding: utf8(place), as: UTF8.self) }

  /// Truth is `t`; a whole's fraction is cut off.
  func integer(_ place: Int) -> Int64 {
    let digits = utf8(place)
    if digits.first == UInt8(ascii: "t") { return 1 }
    var number: Int64 = 0
    for digit in digits where digit != UInt8(ascii: "-") {
      guard (48...57).contains(digit) else { break }
      number = number &* 10 &+ Int64(digit - 48)
    }
    return digits.first == UInt8(ascii: "-") ? -number : number
  }

  /// Written `\x…`, two digits a byte.
  func bytes(_ place: Int) -> [UInt8] {
    let digits = utf8(place)
    func half(_ place: Int) -> UInt8 { digits[place] < 58 ? digits[place] - 48 : digits[place] - 87 }
    return stride(from: 2, to: digits.count - 1, by: 2).map { half($0) << 4 | half($0 + 1) }
  }

  func isNull(_ place: Int) -> Bool { PQgetisnull(result, row, Int32(place)) == 1 }

  func value(_ place: Int) -> SQL.Value {
    if isNull(place) { return .null }
    return switch PQftype(result, Int32(place)) {
    case SQL.Value.integers: .integer(integer(place))
    case SQL.Value.byteStrings: .bytes(bytes(place))
    default: .text(text(place))
    }
  }
}

extension SQL.Value {
  // PostgreSQL's own numbers of its types, in pg_type.
  fileprivate static let integers: Oid = 20
  fileprivate static let byteStrings: Oid = 17
  private static let texts: Oid = 25

  /// What NULL is, the statement knows.
  var type: Oid {
    switch self {
    case .null: 0
    case .integer: Self.integers
    case .text: Self.texts
    case .bytes: Self.byteStrings
    }
  }
}

/// Values in PostgreSQL's binary form, one after the other, so that none needs an end of its own.
struct Parameters {
  private var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var lengths: [Int32] = []

  /// Arrays, each in its own binary form.
  init(columns: [[UInt8]]) {
    for column in columns {
      starts.append(bytes.count)
      lengths.append(Int32(column.count))
      bytes += column
    }
    bytes.append(0)
  }

  init(_ values: [SQL.Value]) {
    for value in values {
      starts.append(bytes.count)
      switch value {
      case .null: starts[starts.count - 1] = -1
      case .integer(let integer): withUnsafeBytes(of: integer.bigEndian) { bytes.append(contentsOf: $0) }
      case .text(let text): bytes.append(contentsOf: text.utf8)
      case .bytes(let value): bytes.append(contentsOf: value)
      }
      lengths.append(Int32(bytes.count - max(0, starts[starts.count - 1])))
    }
    // An address even for what is empty.
    bytes.append(0)
  }

  func send(_ statement: String, on handle: OpaquePointer) -> Bool {
    bytes.withUnsafeBytes { bytes in
      let addresses = starts.map { $0 < 0 ? nil : bytes.baseAddress!.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
      let formats = [Int32](repeating: 1, count: starts.count)
      return PQsendQueryPrepared(handle, statement, Int32(starts.count), addresses, lengths, formats, 0) == 1
    }
  }
}
