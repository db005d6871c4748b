extension ScalarText {
  /// Normalizes a line: makes full-width digits and letters ASCII, makes punctuation next to Chinese characters Chinese, and removes
  /// invisible characters and the spaces inside 2016 年 7 月. Keeps tabs, because they separate cells.
  init(normalizing line: String) {
    var clean: [Unicode.Scalar] = []
    clean.reserveCapacity(line.utf8.count / 3 + 8)
    for scalar in line.unicodeScalars {
      if let plain = ScalarText.plain(scalar) { clean.append(plain) }
    }
    self.init(ScalarText.spaced(ScalarText.punctuated(clean))[...])
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x09: scalar
    case 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF: nil
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF05, 0xFF0F, 0xFF0E: Unicode.Scalar(scalar.value - 0xFEE0)
    case 0xFE55: "："
    case 0x28: "（"
    case 0x29: "）"
    default: scalar
    }
  }

  private static let chinese: [Unicode.Scalar: Unicode.Scalar] = [",": "，", ";": "；", ":": "：", "?": "？", "!": "！"]

  private static func punctuated(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result = scalars
    for (index, scalar) in scalars.enumerated() {
      guard let wide = chinese[scalar] else { continue }
      let before = index > 0 ? scalars[index - 1] : " "
      let after = index + 1 < scalars.count ? scalars[index + 1] : " "
      if before.isWide || after.isWide { result[index] = wide }
    }
    return result
  }

  private static func spaced(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard scalars.contains(where: \.isDigit), scalars.contains(" ") else { return scalars }
    var result: [Unicode.Scalar] = []
    for (index, scalar) in scalars.enumerated() {
      if scalar == " ", index + 1 < scalars.count, let last = result.last {
        let next = scalars[index + 1]
        if last.isDigit, "年月日个号时〕".unicodeScalars.contains(next) { continue }
        if next.isDigit, "年月于至在前自从到件经〔第起".unicodeScalars.contains(last) { continue }
      }
      result.append(scalar)
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var isWide: Bool { isHan || opens || closes || "、，。；：".unicodeScalars.contains(self) }
}
