/// Writes JSON straight to bytes, members in the order in which they are written.
///
/// Item bodies are written on every commit; a coder that asks each type for its shape takes longer than the database. The methods that
/// take closures are `@inlinable`, so that a caller in another module is compiled as if the writer were its own, and public, since the
/// compiler (Swift 6.3) does not do that for what is `package`.
public struct JSONWriter {
  /// UTF-8.
  public var bytes: [UInt8] = []
  /// Whether the next element is the first of its list or object, and so needs no comma.
  @usableFromInline var isFirst = true

  /// - Parameter capacity: Bytes to reserve.
  public init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes an object; `members` calls `member` for each of its members.
  @inlinable public mutating func object(_ members: (inout JSONWriter) throws -> Void) rethrows {
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
    try members(&self)
    isFirst = false
    bytes.append(UInt8(ascii: "}"))
  }

  /// Writes a list; `each` writes one value for each element.
  @inlinable public mutating func list<Element>(
    _ elements: some Sequence<Element>, _ each: (inout JSONWriter, Element) throws -> Void
  ) rethrows {
    bytes.append(UInt8(ascii: "["))
    isFirst = true
    for element in elements {
      comma()
      try each(&self, element)
    }
    isFirst = false
    bytes.append(UInt8(ascii: "]"))
  }

  /// Writes a member of the object that is open; `value` writes one value.
  @inlinable public mutating func member(_ name: String, _ value: (inout JSONWriter) throws -> Void) rethrows {
    comma()
    text(name)
    bytes.append(UInt8(ascii: ":"))
    try value(&self)
  }

  public mutating func text(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var clean = 0
      for index in utf8.indices where utf8[index] < 0x20 || utf8[index] == UInt8(ascii: "\"") || utf8[index] == UInt8(ascii: "\\") {
        bytes.append(contentsOf: utf8[clean..<index])
        escape(utf8[index])
        clean = index + 1
      }
      bytes.append(contentsOf: utf8[clean...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  public mutating func integer(_ integer: Int64) {
    var integer = integer
    if integer < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8((integer % 10).magnitude))
      integer /= 10
    } while integer != 0
    bytes[start...].reverse()
  }

  /// Writes the shortest text that reads back as the same number; `null` for infinity and not-a-number, which JSON does not have.
  public mutating func decimal(_ number: Double) {
    if number.isFinite { bytes.append(contentsOf: String(number).utf8) } else { null() }
  }

  public mutating func flag(_ flag: Bool) { bytes.append(contentsOf: (flag ? "true" : "false").utf8) }

  public mutating func null() { bytes.append(contentsOf: "null".utf8) }

  @usableFromInline mutating func comma() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: Array("u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
  }
}
