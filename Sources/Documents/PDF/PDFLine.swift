import Domain

/// Words that stand beside each other, in pieces where a gap parts them.
struct PDFLine {
  var pieces: [PDFPage.Word]

  var left: Double { pieces.first?.left ?? 0 }
  var right: Double { pieces.last?.right ?? 0 }
  var top: Double { pieces.map(\.top).min() ?? 0 }
  var bottom: Double { pieces.map(\.bottom).max() ?? 0 }
  var height: Double { pieces.map(\.height).max() ?? 0 }
  var text: String { pieces.map(\.text).joined(separator: "  ") }

  /// - 3 -, at the foot or the head of a page.
  func isPageNumber(on page: PDFPage) -> Bool {
    guard pieces.count <= 3, top > page.height * 0.88 || bottom < page.height * 0.1 else { return false }
    let bare = text.filter { !$0.isWhitespace && !"-—－–第页/共".contains($0) }
    return bare.count <= 4 && bare.allSatisfy(\.isNumber)
  }

  /// The lines of a page from above, each from the left.
  static func all(_ page: PDFPage) -> [PDFLine] {
    var rows: [[PDFPage.Word]] = []
    for word in page.words.sorted(by: { $0.middle < $1.middle }) {
      if let last = rows.last?.last, abs(last.middle - word.middle) < min(last.height, word.height) * 0.4 {
        rows[rows.count - 1].append(word)
      } else {
        rows.append([word])
      }
    }
    return rows.map { PDFLine(words: $0.sorted { $0.left < $1.left }) }.filter { !$0.isPageNumber(on: page) }
  }

  private init(words: [PDFPage.Word]) {
    pieces = []
    for word in words {
      if var last = pieces.last, word.left - last.right < last.height * 0.9 {
        let isApart = word.left - last.right > last.height * 0.15
        last.text += (isApart && (last.text.last?.isASCII == true || word.text.first?.isASCII == true) ? " " : "") + word.text
        last.right = max(last.right, word.right)
        (last.top, last.bottom) = (min(last.top, word.top), max(last.bottom, word.bottom))
        pieces[pieces.count - 1] = last
      } else {
        pieces.append(word)
      }
    }
  }
}
