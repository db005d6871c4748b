extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }

  /// A Chinese character, including 〇 and the rare characters of personal names.
  var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3007, 0x20000...0x3FFFF, 0xF900...0xFAFF: true
    default: false
    }
  }

  var isSpace: Bool { self == " " || self == "\t" }

  /// A mark that ends a sentence.
  var isStop: Bool { self == "。" || self == "；" || self == "！" || self == "？" }

  var opens: Bool { "（〔［【《〈“‘".unicodeScalars.contains(self) }
  var closes: Bool { "）〕］】》〉”’".unicodeScalars.contains(self) }

  /// A dash between the two ends of a period: 11月12日-11月20日.
  var isDash: Bool { "-－—–~～―‐".unicodeScalars.contains(self) }
}
