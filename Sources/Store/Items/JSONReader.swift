/// Reads what `JSONWriter` or any other wrote, in one pass over its bytes.
struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  /// - Throws: `StoreFault.damaged` where the text is not JSON of the shape that `read` expects.
  static func read<Value>(_ text: String, _ read: (inout JSONReader) throws -> Value) throws -> Value {
    var text = text
    return try text.withUTF8 { try Self.read($0, read) }
  }

  static func read<Value>(_ bytes: UnsafeBufferPointer<UInt8>, _ read: (inout JSONReader) throws -> Value) throws -> Value {
    var reader = JSONReader(bytes: bytes)
    return try read(&reader)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func object(_ each: (inout JSONReader, String) throws -> Void) throws {
    try expect(UInt8(ascii: "{"))
    if next() == UInt8(ascii: "}") {
      place += 1
      return
    }
    while true {
      let name = try text()
      try expect(UInt8(ascii: ":"))
      try each(&self, name)
      if next() == UInt8(ascii: ",") { place += 1 } else { return try expect(UInt8(ascii: "}")) }
    }
  }

  mutating func list<Value>(_ each: (inout JSONReader) throws -> Value) throws -> [Value] {
    try expect(UInt8(ascii: "["))
    var values: [Value] = []
    if next() == UInt8(ascii: "]") {
      place += 1
      return values
    }
    while true {
      values.append(try each(&self))
      if next() == UInt8(ascii: ",") {
        place += 1
      } else {
        try expect(UInt8(ascii: "]"))
        return values
      }
    }
  }

  /// Goes by one value, whatever it is.
  mutating func skip() throws {
    let bytes = bytes
    // Kept out of memory on the way.
    var (depth, place) = (0, place)
    defer { self.place = place }
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        place += 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") { place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1 }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return
      default: break
      }
      place += 1
    }
    throw fault
  }

  /// The bytes of one value, whatever it is.
  mutating func raw() throws -> UnsafeBufferPointer<UInt8> {
    _ = next()
    let start = place
    try skip()
    return UnsafeBufferPointer(rebasing: bytes[start..<place])
  }

  mutating func text() throws -> String {
    try expect(UInt8(ascii: "\""))
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") { place += 1 }
    guard place < bytes.count else { throw fault }
    if bytes[place] == UInt8(ascii: "\"") {
      defer { place += 1 }
      return String(decoding: bytes[start..<place], as: UTF8.self)
    }
    var plain = Array(bytes[start..<place])
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      if bytes[place] == UInt8(ascii: "\\") {
        place += 1
        plain.append(contentsOf: Array(String(try escaped()).utf8))
      } else {
        plain.append(bytes[place])
        place += 1
      }
    }
    try expect(UInt8(ascii: "\""))
    return String(decoding: plain, as: UTF8.self)
  }

  mutating func integer() throws -> Int64 {
    let isNegative = next() == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let start = place
    var value: Int64 = 0
    while place < bytes.count, let digit = digit(bytes[place], 10) {
      let (tens, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, above) = tens.subtractingReportingOverflow(Int64(digit))
      guard !over, !above else { throw fault }
      value = sum
      place += 1
    }
    guard place > start, isNegative || value != .min else { throw fault }
    return isNegative ? value : -value
  }

  mutating func flag() throws -> Bool {
    let isTrue = next() == UInt8(ascii: "t")
    try word(isTrue ? "true" : "false")
    return isTrue
  }

  /// Nil where null stands.
  mutating func optional<Value>(_ read: (inout JSONReader) throws -> Value) throws -> Value? {
    if next() != UInt8(ascii: "n") { return try read(&self) }
    try word("null")
    return nil
  }

  /// The first byte of the value that comes.
  mutating func next() -> UInt8 {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    return place < bytes.count ? bytes[place] : 0
  }

  private var fault: StoreFault { .damaged(String(decoding: bytes.prefix(80), as: UTF8.self)) }

  private mutating func expect(_ byte: UInt8) throws {
    guard next() == byte else { throw fault }
    place += 1
  }

  private mutating func word(_ word: StaticString) throws {
    for offset in 0..<word.utf8CodeUnitCount {
      guard place < bytes.count, bytes[place] == word.utf8Start[offset] else { throw fault }
      place += 1
    }
  }

  private mutating func escaped() throws -> Character {
    guard place < bytes.count else { throw fault }
    defer { place += 1 }
    switch bytes[place] {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "u"):
      var code: UInt32 = 0
      for _ in 0..<4 {
        place += 1
        guard place < bytes.count, let digit = digit(bytes[place], 16) else { throw fault }
        code = code * 16 + UInt32(digit)
      }
      guard let scalar = Unicode.Scalar(code) else { throw fault }
      return Character(scalar)
    case let other: return Character(Unicode.Scalar(other))
    }
  }

  private func digit(_ byte: UInt8, _ base: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f") where base == 16: byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F") where base == 16: byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
