/// The number before a heading or a list entry: 一、（一）1.（1）①第一条.
struct Ordinal: Hashable {
  /// The level in the usual order of official documents: 1 for 一、 or 第一章, 2 for （一） or 第一条, 3 for 1. 4 for （1） 5 for ①
  var level: Int
  var number: Int
  /// The index after the mark, at which the words begin.
  var end: Int

  init?(_ text: ScalarText, at start: Int? = nil) {
    var index = start ?? text.startIndex
    guard index < text.endIndex else { return nil }
    let bracketed = text[index] == "（"
    if bracketed { index += 1 }
    guard index < text.endIndex else { return nil }
    if let circled = Ordinal.circled(text[index]) {
      self.init(level: 5, number: circled, end: index + 1)
    } else if let numeral = Numeral(text, at: index), (1...199).contains(numeral.value), numeral.end < text.endIndex {
      guard let end = Ordinal.marked(text, after: numeral, bracketed: bracketed) else { return nil }
      self.init(level: (bracketed ? 2 : 1) + (numeral.isHan ? 0 : 2), number: numeral.value, end: end)
    } else if text[index] == "第", let numeral = Numeral(text, at: index + 1), numeral.end < text.endIndex,
      "条章节".unicodeScalars.contains(text[numeral.end])
    {
      self.init(level: text[numeral.end] == "条" ? 2 : 1, number: numeral.value, end: numeral.end + 1)
    } else {
      return nil
    }
  }

  private init(level: Int, number: Int, end: Int) {
    self.level = level
    self.number = number
    self.end = end
  }

  private static func marked(_ text: ScalarText, after numeral: Numeral, bracketed: Bool) -> Int? {
    let mark = text[numeral.end]
    let next = numeral.end + 1
    if bracketed { return mark == "）" ? next : nil }
    if mark == "、" { return next }
    guard !numeral.isHan || numeral.value <= 30, mark == "." || mark == "．" else { return nil }
    return next < text.endIndex && text[next].isDigit ? nil : next
  }

  private static func circled(_ scalar: Unicode.Scalar) -> Int? {
    (0x2460...0x2473).contains(scalar.value) ? Int(scalar.value) - 0x245F : nil
  }
}
