/// Computes the automatic numbers that Word displays before paragraphs: 一、（一）1. and so on.
struct WordNumbers {
  private struct Level {
    var start: Int
    var format: String
    /// With `%n` for the number of level n: `%1、`.
    var pattern: String
  }

  private var levels: [String: [Int: Level]] = [:]
  /// The abstract numbering of each numbering instance, by id.
  private var abstracts: [String: String] = [:]
  private var styles: [String: (number: String?, level: Int?, parent: String?)] = [:]
  private var counts: [String: [Int: Int]] = [:]

  init(numbering: Element?, styles: Element?) {
    for abstract in numbering?.all("abstractNum") ?? [] {
      guard let id = abstract["abstractNumId"] else { continue }
      for level in abstract.all("lvl") {
        guard let depth = level["ilvl"].flatMap({ Int($0) }), (0...8).contains(depth) else { continue }
        levels[id, default: [:]][depth] = Level(
          start: level.value("start").flatMap { Int($0) } ?? 1, format: level.value("numFmt") ?? "decimal",
          pattern: level.value("lvlText") ?? "")
      }
    }
    for number in numbering?.all("num") ?? [] {
      if let id = number["numId"] { abstracts[id] = number.value("abstractNumId") }
    }
    for style in styles?.all("style") ?? [] {
      guard let id = style["styleId"] else { continue }
      let numbering = style.first("pPr")?.first("numPr")
      self.styles[id] = (numbering?.value("numId"), numbering?.value("ilvl").flatMap { Int($0) }, style.value("basedOn"))
    }
  }

  /// The number of a paragraph, counted up from the previous one; nil if it has none. Call it once a paragraph, in order.
  mutating func label(of paragraph: Element) -> String? {
    guard let (number, depth) = numbering(of: paragraph), let abstract = abstracts[number], let level = levels[abstract]?[depth] else {
      return nil
    }
    let count = counts[abstract]?[depth].map { $0 < 100_000 ? $0 + 1 : $0 } ?? level.start
    counts[abstract, default: [:]][depth] = count
    for deeper in (depth + 1)..<10 { counts[abstract]?[deeper] = nil }
    guard level.format != "bullet", level.format != "none" else { return nil }
    var label = level.pattern
    for above in 0...depth where label.contains("%\(above + 1)") {
      let format = levels[abstract]?[above]?.format ?? "decimal"
      let value = counts[abstract]?[above] ?? levels[abstract]?[above]?.start ?? 1
      label = label.replacing("%\(above + 1)", with: Self.written(value, format))
    }
    return label.last?.isNumber == true ? label + " " : label
  }

  /// The paragraph's own numbering, or that of its style or of the styles that it is based on.
  private func numbering(of paragraph: Element) -> (number: String, level: Int)? {
    let properties = paragraph.first("pPr")
    if let own = properties?.first("numPr"), let number = own.value("numId") {
      return number == "0" ? nil : (number, min(max(own.value("ilvl").flatMap { Int($0) } ?? 0, 0), 8))
    }
    var style = properties?.value("pStyle")
    var level: Int?
    for _ in 0..<10 {
      guard let id = style, let definition = styles[id] else { return nil }
      level = level ?? definition.level
      if let number = definition.number { return number == "0" ? nil : (number, min(max(level ?? 0, 0), 8)) }
      style = definition.parent
    }
    return nil
  }

  static func written(_ value: Int, _ format: String) -> String {
    switch format {
    case "chineseCounting", "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting", "ideographDigital",
      "taiwaneseCounting":
      chinese(value)
    case "decimalZero": value < 10 ? "0\(value)" : "\(value)"
    case "lowerLetter": letter(value)
    case "upperLetter": letter(value).uppercased()
    case "lowerRoman": roman(value)
    case "upperRoman": roman(value).uppercased()
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
      (1...20).contains(value) ? String(Unicode.Scalar(0x245F + UInt32(value)).map(Character.init) ?? "?") : "\(value)"
    default: "\(value)"
    }
  }

  private static func chinese(_ value: Int) -> String {
    let digits = Array("零一二三四五六七八九").map(String.init)
    guard (1..<1000).contains(value) else { return "\(value)" }
    let (hundreds, tens, ones) = (value / 100, value / 10 % 10, value % 10)
    var text = hundreds > 0 ? digits[hundreds] + "百" : ""
    if tens > 0 { text += (tens == 1 && hundreds == 0 ? "" : digits[tens]) + "十" } else if hundreds > 0, ones > 0 { text += "零" }
    return text + (ones > 0 ? digits[ones] : "")
  }

  private static func letter(_ value: Int) -> String {
    guard (1...26).contains(value), let scalar = Unicode.Scalar(UInt32(96 + value)) else { return "\(value)" }
    return String(Character(scalar))
  }

  private static func roman(_ value: Int) -> String {
    guard (1...39).contains(value) else { return "\(value)" }
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    return String(repeating: "x", count: value / 10) + ones[value % 10]
  }
}
