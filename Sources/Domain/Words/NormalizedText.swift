import Foundation

/// A text as search compares it: small letters, half-width, letters and digits only; everything between them is a gap.
package struct NormalizedText: Hashable, Sendable {
  /// Code points; 0 is a gap.
  private var codes: [UInt32] = []

  package init(_ text: String) {
    codes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars where !append(scalar.value) {
      // Rare letters, and those put together of several marks, are left to Foundation.
      codes = []
      for scalar in text.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars where !append(scalar.value) {
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { codes.append(scalar.value) } else { gap() }
      }
      break
    }
    if codes.last == 0 { codes.removeLast() }
  }

  /// - Returns: false if the code point is outside the ranges that nearly all text uses.
  private mutating func append(_ code: UInt32) -> Bool {
    switch code {
    case 0x61...0x7A, 0x30...0x39, 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005...0x3007, 0x20000...0x3134F: codes.append(code)
    case 0x41...0x5A: codes.append(code + 0x20)
    case 0xFF01...0xFF5E: return append(code - 0xFEE0)
    case 0...0x7F, 0x2000...0x206F, 0x3000...0x303F, 0xFFFD: gap()
    default: return false
    }
    return true
  }

  private mutating func gap() {
    if let last = codes.last, last != 0 { codes.append(0) }
  }

  /// The runs between gaps.
  package var runs: [ArraySlice<UInt32>] { codes.split(separator: 0) }

  /// Without its gaps: what a whole value is compared by.
  package var whole: [UInt32] { codes.filter { $0 != 0 } }

  package func holds(_ run: ArraySlice<UInt32>) -> Bool {
    guard let first = run.first, run.count <= codes.count else { return false }
    for start in 0...(codes.count - run.count)
    where codes[start] == first && codes[start..<start + run.count].elementsEqual(run) { return true }
    return false
  }

  /// The tokens that this text is found by: each pair of adjacent characters, and each four letters or digits of the plain alphabet, since
  /// their pairs occur in every number.
  package func tokens(into tokens: inout Set<Int64>) {
    for run in runs {
      for index in run.indices.dropLast() { tokens.insert(Self.pair(run[index], run[index + 1])) }
      var plain = 0
      for index in run.indices {
        plain = run[index] < 0x80 ? plain + 1 : 0
        if plain >= 4 { tokens.insert(Self.four(run[index - 3...index])) }
      }
    }
  }

  /// The tokens that a text with `run` has: of four and more of the plain alphabet only the fours, which are rarer.
  package static func needed(for run: ArraySlice<UInt32>) -> Set<Int64> {
    let plain = run.split { $0 >= 0x80 }.filter { $0.count >= 4 }
    var tokens: Set<Int64> = []
    for stretch in plain { for end in stretch.indices.dropFirst(3) { tokens.insert(four(run[end - 3...end])) } }
    for index in run.indices.dropLast() where !plain.contains(where: { $0.startIndex <= index && index + 1 < $0.endIndex }) {
      tokens.insert(pair(run[index], run[index + 1]))
    }
    return tokens
  }

  private static func pair(_ first: UInt32, _ second: UInt32) -> Int64 { Int64(first) << 21 | Int64(second) }
  /// Above all pairs.
  private static func four(_ codes: ArraySlice<UInt32>) -> Int64 { codes.reduce(1 << 15) { $0 << 7 | Int64($1) } }
}
