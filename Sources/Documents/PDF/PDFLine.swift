import Domain

/// A line of a page, divided into segments at wide gaps.
struct PDFLine {
  var segments: [PDFPage.Word]

  var left: Double { segments.first?.left ?? 0 }
  var right: Double { segments.last?.right ?? 0 }
  var top: Double { segments.map(\.top).min() ?? 0 }
  var bottom: Double { segments.map(\.bottom).max() ?? 0 }
  var height: Double { segments.map(\.height).max() ?? 0 }
  var text: String { segments.map(\.text).joined(separator: "  ") }

  /// Whether the line is a page number in the header or footer: - 3 -.
  func isPageNumber(on page: PDFPage) -> Bool {
    guard segments.count <= 3, top > page.height * 0.88 || bottom < page.height * 0.1 else { return false }
    let bare = text.filter { !$0.isWhitespace && !"-—－–第页/共".contains($0) }
    return bare.count <= 4 && bare.allSatisfy(\.isNumber)
  }

  /// The lines of a page from top to bottom, without page numbers.
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
    segments = []
    for word in words {
      if var last = segments.last, word.left - last.right < last.height * 0.9 {
        let isSpaced = word.left - last.right > last.height * 0.15
        last.text += (isSpaced && (last.text.last?.isASCII == true || word.text.first?.isASCII == true) ? " " : "") + word.text
        last.right = max(last.right, word.right)
        (last.top, last.bottom) = (min(last.top, word.top), max(last.bottom, word.bottom))
        segments[segments.count - 1] = last
      } else {
        segments.append(word)
      }
    }
  }
}
