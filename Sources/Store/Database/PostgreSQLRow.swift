import CPostgreSQL

struct PostgreSQLRow: Row {
  let result: OpaquePointer
  let row: Int32

  var count: Int { Int(PQnfields(result)) }

  func utf8(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = UnsafeRawPointer(PQgetvalue(result, row, Int32(index))).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: Int(PQgetlength(result, row, Int32(index))))
  }

  func text(_ index: Int) -> String { String(decoding: utf8(index), as: UTF8.self) }

  /// True is `t`; fractions are cut off.
  func integer(_ index: Int) -> Int64 {
    let digits = utf8(index)
    if digits.first == UInt8(ascii: "t") { return 1 }
    var number: Int64 = 0
    for digit in digits where digit != UInt8(ascii: "-") {
      guard (48...57).contains(digit) else { break }
      number = number &* 10 &+ Int64(digit - 48)
    }
    return digits.first == UInt8(ascii: "-") ? -number : number
  }

  /// `\x…`, two hexadecimal digits a byte.
  func bytes(_ index: Int) -> [UInt8] {
    let digits = utf8(index)
    func half(_ index: Int) -> UInt8 { digits[index] < 58 ? digits[index] - 48 : digits[index] - 87 }
    return stride(from: 2, to: digits.count - 1, by: 2).map { half($0) << 4 | half($0 + 1) }
  }

  func isNull(_ index: Int) -> Bool { PQgetisnull(result, row, Int32(index)) == 1 }

  func value(_ index: Int) -> SQL.Value {
    if isNull(index) { return .null }
    return switch PQftype(result, Int32(index)) {
    case SQL.Value.integers: .integer(integer(index))
    case SQL.Value.byteStrings: .bytes(bytes(index))
    default: .text(text(index))
    }
  }
}

extension SQL.Value {
  // OIDs of PostgreSQL's types, in pg_type.
  fileprivate static let integers: Oid = 20
  fileprivate static let byteStrings: Oid = 17
  private static let texts: Oid = 25

  /// 0 for NULL: the statement decides.
  var type: Oid {
    switch self {
    case .null: 0
    case .integer: Self.integers
    case .text: Self.texts
    case .bytes: Self.byteStrings
    }
  }
}

/// Values in PostgreSQL's binary format in one buffer.
struct Parameters {
  private var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var lengths: [Int32] = []

  /// Arrays, each in the binary format.
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
    // So that an empty value has an address, too.
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
