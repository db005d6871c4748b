/// Reads JSON after RFC 8259 in one pass over its bytes; the caller says what it expects next.
///
/// Strict, since requests are read with it: text must be valid UTF-8 without lone surrogates and unescaped control characters, and only
/// the escapes of the RFC are taken. Only `skip` and `raw` go past a value without checking it.
public struct JSONReader {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
  /// The next byte to read.
  @usableFromInline var offset = 0

  /// Reads one value; what follows it is not looked at unless `read` calls `end`.
  ///
  /// - Throws: `JSONSyntaxError` if the text is not JSON of the shape that `read` expects.
  @inlinable public static func read<Value>(_ text: String, _ read: (inout JSONReader) throws -> Value) throws -> Value {
    var text = text
    return try text.withUTF8 { try Self.read($0, read) }
  }

  @inlinable public static func read<Value>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ read: (inout JSONReader) throws -> Value
  ) throws -> Value {
    var reader = JSONReader(bytes: bytes)
    return try read(&reader)
  }

  @usableFromInline init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Reads an object; `each` is called with the name of each member and must read its value.
  @inlinable public mutating func object(_ each: (inout JSONReader, String) throws -> Void) throws {
    try expect(UInt8(ascii: "{"))
    if next() == UInt8(ascii: "}") {
      offset += 1
      return
    }
    while true {
      let name = try text()
      try expect(UInt8(ascii: ":"))
      try each(&self, name)
      if next() == UInt8(ascii: ",") { offset += 1 } else { return try expect(UInt8(ascii: "}")) }
    }
  }

  /// Reads a list; `each` is called for each element and must read it.
  @inlinable public mutating func list<Value>(_ each: (inout JSONReader) throws -> Value) throws -> [Value] {
    try expect(UInt8(ascii: "["))
    var values: [Value] = []
    if next() == UInt8(ascii: "]") {
      offset += 1
      return values
    }
    while true {
      values.append(try each(&self))
      if next() == UInt8(ascii: ",") {
        offset += 1
      } else {
        try expect(UInt8(ascii: "]"))
        return values
      }
    }
  }

  public mutating func flag() throws -> Bool {
    let isTrue = next() == UInt8(ascii: "t")
    try word(isTrue ? "true" : "false")
    return isTrue
  }

  public mutating func null() throws {
    _ = next()
    try word("null")
  }

  /// Nil for `null`, else the value that `read` reads.
  @inlinable public mutating func optional<Value>(_ read: (inout JSONReader) throws -> Value) throws -> Value? {
    if next() != UInt8(ascii: "n") { return try read(&self) }
    try null()
    return nil
  }

  /// Goes past one value of any kind, without checking it: for text that `JSONWriter` wrote.
  public mutating func skip() throws {
    let bytes = bytes
    // A local variable stays in a register; the property would be stored at each step.
    var (depth, offset) = (0, offset)
    defer { self.offset = offset }
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") { offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1 }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return
      default: break
      }
      offset += 1
    }
    throw error
  }

  /// The bytes of one value of any kind, unchecked; valid as long as the bytes that are read.
  public mutating func raw() throws -> UnsafeBufferPointer<UInt8> {
    _ = next()
    let start = offset
    try skip()
    return UnsafeBufferPointer(rebasing: bytes[start..<offset])
  }

  /// Checks that nothing but spaces follows.
  public mutating func end() throws {
    _ = next()
    guard offset == bytes.count else { throw error }
  }

  /// The first byte of the next token, after any spaces; 0 at the end.
  @inlinable public mutating func next() -> UInt8 {
    while offset < bytes.count, bytes[offset] <= 0x20 {
      let byte = bytes[offset]
      guard byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else { return byte }
      offset += 1
    }
    return offset < bytes.count ? bytes[offset] : 0
  }

  /// The error for what was met at `offset`.
  public var error: JSONSyntaxError { JSONSyntaxError(offset: offset, excerpt: String(decoding: bytes.prefix(80), as: UTF8.self)) }

  @inlinable mutating func expect(_ byte: UInt8) throws {
    guard next() == byte else { throw error }
    offset += 1
  }

  private mutating func word(_ word: StaticString) throws {
    for index in 0..<word.utf8CodeUnitCount {
      guard offset < bytes.count, bytes[offset] == word.utf8Start[index] else { throw error }
      offset += 1
    }
  }
}
