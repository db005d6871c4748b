/// Finds telephone numbers in a cell or a sentence.
enum PhoneNumber {
  /// The numbers in order, without duplicates. A local number takes the area code of the number before it: 0812-2911772, 2911875.
  static func all(in text: ScalarText) -> [String] {
    var phones: [String] = []
    var area: String?
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index].isDigit else {
        index += 1
        continue
      }
      var end = index
      var digits = 0
      while end < text.endIndex, text[end].isDigit || digits > 0 && (text[end] == "-" || text[end] == "－" || text[end] == "—"), digits < 20
      {
        if text[end].isDigit { digits += 1 }
        end += 1
      }
      var number = text[index..<end].string.replacing("－", with: "-").replacing("—", with: "-")
      while number.hasSuffix("-") { number.removeLast() }
      let parts = number.split(separator: "-")
      if parts.count >= 2, parts[0].hasPrefix("0"), (3...4).contains(parts[0].count) { area = String(parts[0]) }
      if let whole = whole(number, digits, parts.count, area) { phones.append(whole) }
      index = max(end, index + 1)
    }
    return phones.uniqued
  }

  private static func whole(_ number: String, _ digits: Int, _ parts: Int, _ area: String?) -> String? {
    switch digits {
    case 7...8 where parts == 1: area.map { $0 + "-" + number } ?? number
    case 10...13: number
    case 5 where number.hasPrefix("12") || number.hasPrefix("96") || number.hasPrefix("95"): number
    default: nil
    }
  }
}
