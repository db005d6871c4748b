extension JSONReader {
  /// Reads a whole number that is written without point and exponent.
  ///
  /// - Throws: `JSONSyntaxError` also if it is not in the range of `Int64`.
  public mutating func integer() throws -> Int64 {
    let isNegative = next() == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    let start = offset
    // Counted downwards, as the range has one negative number more.
    var value: Int64 = 0
    while offset < bytes.count, isDigit(bytes[offset]) {
      let (tens, isOver) = value.multipliedReportingOverflow(by: 10)
      let (sum, isBelow) = tens.subtractingReportingOverflow(Int64(bytes[offset] - UInt8(ascii: "0")))
      guard !isOver, !isBelow else { throw error }
      value = sum
      offset += 1
    }
    guard offset > start, isNegative || value != .min else { throw error }
    return isNegative ? value : -value
  }

  /// Reads any number of RFC 8259.
  ///
  /// - Throws: `JSONSyntaxError` also if it is not finite as a `Double`.
  public mutating func number() throws -> JSONNumber {
    _ = next()
    let start = offset
    if current == UInt8(ascii: "-") { offset += 1 }
    if current == UInt8(ascii: "0") { offset += 1 } else { try digits() }
    var isWhole = true
    if current == UInt8(ascii: ".") {
      isWhole = false
      offset += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      isWhole = false
      offset += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { offset += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if isWhole, let integer = Int64(text) { return .integer(integer) }
    guard let number = Double(text), number.isFinite else { throw error }
    return Int64(exactly: number).map(JSONNumber.integer) ?? .decimal(number)
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func digits() throws {
    let start = offset
    while let byte = current, isDigit(byte) { offset += 1 }
    guard offset > start else { throw error }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
