/// A number at an index of a text: 12, 十二, 二〇二〇, 三十.
struct Numeral: Hashable {
  var value: Int
  /// The index after the number.
  var end: Int
  var isHan: Bool

  init?(_ text: ScalarText, at start: Int) {
    guard start >= text.startIndex, start < text.endIndex else { return nil }
    var end = start
    if text[start].isDigit {
      var value = 0
      while end < text.endIndex, text[end].isDigit {
        guard value < 100_000 else { return nil }
        value = value * 10 + Int(text[end].value - 48)
        end += 1
      }
      (self.value, self.end, isHan) = (value, end, false)
    } else {
      while end < text.endIndex, end - start < 6, Numeral.han(text[end]) != nil { end += 1 }
      guard end > start, let value = Numeral.value(text[start..<end].compactMap(Numeral.han)) else { return nil }
      (self.value, self.end, isHan) = (value, end, true)
    }
  }

  /// The value of a Chinese digit; 10 for 十. 〇 has several spellings.
  private static func han(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "〇", "零", "○", "Ｏ": 0
    case "一": 1
    case "二", "两": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    case "十": 10
    default: nil
    }
  }

  /// The value of Chinese digits: positional as in 二〇二〇, or with 十 as in 二十三.
  private static func value(_ digits: [Int]) -> Int? {
    guard let ten = digits.firstIndex(of: 10) else { return digits.reduce(0) { $0 * 10 + $1 } }
    guard ten <= 1, digits.count <= ten + 2, digits.filter({ $0 == 10 }).count == 1 else { return nil }
    return (ten == 0 ? 1 : digits[0]) * 10 + (ten + 1 < digits.count ? digits[ten + 1] : 0)
  }
}
