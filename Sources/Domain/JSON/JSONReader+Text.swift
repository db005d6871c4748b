extension JSONReader {
  /// Reads a string.
  ///
  /// - Throws: `JSONSyntaxError` also for invalid UTF-8, an unescaped control character, an escape that the RFC does not have, and half
  ///   of a surrogate pair.
  public mutating func text() throws -> String {
    try expect(UInt8(ascii: "\""))
    let bytes = bytes
    let start = offset
    // Local variables stay in registers; the property would be stored at each step.
    var (end, all) = (start, UInt8(0))
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"), bytes[end] >= 0x20 {
      all |= bytes[end]
      end += 1
    }
    offset = end
    guard end < bytes.count else { throw error }
    if bytes[end] == UInt8(ascii: "\"") {
      offset += 1
      let plain = UnsafeBufferPointer(rebasing: bytes[start..<end])
      return all < 0x80 ? String(decoding: plain, as: UTF8.self) : try valid(plain)
    }
    var plain = Array(bytes[start..<end])
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return try plain.withUnsafeBufferPointer(valid)
      case UInt8(ascii: "\\"): try appendEscaped(to: &plain)
      case 0..<0x20: throw error
      default: plain.append(byte)
      }
    }
    throw error
  }

  /// Decodes and compares: an invalid sequence is decoded as U+FFFD. `String(validating:)` took twice as long on short texts (Swift 6.3).
  private func valid(_ utf8: UnsafeBufferPointer<UInt8>) throws -> String {
    var text = String(decoding: utf8, as: UTF8.self)
    let isSame = text.withUTF8 { decoded in
      guard decoded.count == utf8.count else { return false }
      // No early exit, so that the compiler compares many bytes at once.
      var difference: UInt8 = 0
      for index in 0..<utf8.count { difference |= decoded[index] ^ utf8[index] }
      return difference == 0
    }
    guard isSame else { throw error }
    return text
  }

  private mutating func appendEscaped(to plain: inout [UInt8]) throws {
    guard offset < bytes.count else { throw error }
    let byte = bytes[offset]
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(byte)
    case UInt8(ascii: "b"): plain.append(0x08)
    case UInt8(ascii: "f"): plain.append(0x0c)
    case UInt8(ascii: "n"): plain.append(0x0a)
    case UInt8(ascii: "r"): plain.append(0x0d)
    case UInt8(ascii: "t"): plain.append(0x09)
    case UInt8(ascii: "u"): plain.append(contentsOf: Array(String(try escapedScalar()).utf8))
    default: throw error
    }
  }

  /// The scalar of `\u` and four digits; of two of them, if the first is the leading half of a surrogate pair.
  private mutating func escapedScalar() throws -> Unicode.Scalar {
    let first = try codeUnit()
    guard UTF16.isLeadSurrogate(first) else {
      guard let scalar = Unicode.Scalar(first) else { throw error }
      return scalar
    }
    guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u") else { throw error }
    offset += 2
    let second = try codeUnit()
    guard UTF16.isTrailSurrogate(second) else { throw error }
    return Unicode.Scalar(0x10000 + (UInt32(first) - 0xd800) << 10 + (UInt32(second) - 0xdc00))!
  }

  /// The value of four hexadecimal digits.
  private mutating func codeUnit() throws -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard offset < bytes.count, let digit = Self.hexadecimal(bytes[offset]) else { throw error }
      value = value << 4 | UInt16(digit)
      offset += 1
    }
    return value
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
