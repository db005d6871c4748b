/// The number of an official document, 发文字号: 某医保办字〔2019〕9号.
struct DocumentNumber: Hashable {
  var range: Range<Int>
  var year: Int
  var string: String

  /// Reads a line that consists of a number, as the notice's own does. A number inside a sentence is that of another document.
  init?(line: ScalarText) {
    let squeezed = line.withoutSpaces
    guard squeezed.count <= 60, let found = DocumentNumber(in: squeezed), found.range.lowerBound == squeezed.startIndex else { return nil }
    let rest = squeezed.after(found.range.upperBound)
    guard rest.isEmpty || rest.starts("签发") || rest.starts("（") else { return nil }
    self = found
  }

  /// Reads the first number in a text, outside brackets and book titles.
  init?(in text: ScalarText) {
    var depth = 0
    var from = text.startIndex
    for index in text.indices {
      let scalar = text[index]
      if depth == 0, "〔（［【[".unicodeScalars.contains(scalar), let (year, end) = DocumentNumber.tail(text, open: index) {
        let code = text[from..<index].trimmed
        guard (1...24).contains(code.count),
          code.allSatisfy({ $0.isHan || $0.properties.isAlphabetic || "×〇○*".unicodeScalars.contains($0) })
        else { return nil }
        self.year = year
        range = code.startIndex..<end
        string = text[range].withoutSpaces.string
        return
      }
      if scalar.opens { depth += 1 } else if scalar.closes { depth = max(0, depth - 1) }
      if scalar.isStop || scalar == "，" || scalar == "：" || scalar.closes { from = index + 1 }
    }
    return nil
  }

  /// The year in 〔2019〕9号, and the index after 号.
  private static func tail(_ text: ScalarText, open: Int) -> (Int, Int)? {
    guard let year = Numeral(text, at: open + 1), (1949...2199).contains(year.value), year.end < text.endIndex,
      text[year.end].closes || text[year.end] == "]"
    else { return nil }
    var index = year.end + 1
    if index < text.endIndex, text[index] == "第" { index += 1 }
    guard let number = Numeral(text, at: index), number.end < text.endIndex, text[number.end] == "号" else { return nil }
    return (year.value, number.end + 1)
  }
}
