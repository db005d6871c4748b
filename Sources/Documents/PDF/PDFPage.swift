import Domain

/// A page of a PDF and its words; coordinates in points from the upper left corner.
struct PDFPage {
  struct Word {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
    var text: String
    var height: Double { bottom - top }
    var middle: Double { (top + bottom) / 2 }
  }

  var height: Double
  var words: [Word]

  init(_ page: Element) {
    height = page["height"].flatMap(Double.init) ?? 842
    words = page.each("word").compactMap { word in
      let sides = ["xMin", "yMin", "xMax", "yMax"].compactMap { word[$0].flatMap { Double($0) } }
      let text = word.text.trimmed
      guard sides.count == 4, sides.allSatisfy(\.isFinite), sides[3] > sides[1], !text.isEmpty else { return nil }
      return Word(left: sides[0], top: sides[1], right: sides[2], bottom: sides[3], text: text)
    }
    let sizes = words.compactMap(\.size).sorted()
    let usual = sizes.isEmpty ? 12 : sizes[sizes.count / 2]
    for index in words.indices { words[index].setHeight(words[index].size ?? usual) }
  }
}

extension PDFPage.Word {
  /// The font size by the width of a Chinese character, in points: the height that fonts declare is far above that of their glyphs. Nil for
  /// a word without a Chinese character.
  fileprivate var size: Double? {
    let wide = text.unicodeScalars.filter { $0.value >= 0x2E80 }.count
    guard wide > 0 else { return nil }
    return (right - left) / (Double(wide) + 0.5 * Double(text.unicodeScalars.count - wide))
  }

  fileprivate mutating func setHeight(_ size: Double) {
    let middle = middle
    (top, bottom) = (middle - size / 2, middle + size / 2)
  }
}
