/// A template, with the name of the struct that it is written for: `pages/Desk.html` belongs to `DeskPage`.
struct Template {
  /// Relative to `Web/`.
  var path: String
  /// The whole path, for diagnostics and `#sourceLocation`.
  var file: String
  var text: String

  static let suffixes = ["pages": "Page", "parts": "Part", "mail": "Mail"]

  var isPart: Bool { path.hasPrefix("parts/") }
  /// Whether values are written unescaped: a `.txt` template is the plain-text part of a mail.
  var isPlain: Bool { path.hasSuffix(".txt") }

  /// The struct's name. Folders below `pages` do not count: `pages/initiative/Ledger.html` belongs to `LedgerPage`.
  var type: String {
    let folders = path.split(separator: "/")
    let name = folders[folders.count - 1].prefix { $0 != "." }
    return SwiftName.type(name) + Template.suffixes[String(folders[0]), default: ""]
  }

  /// The name of the generated file; WebPlugin computes the same.
  var output: String { path.replacing("/", with: "-") + ".swift" }

  /// A part is inserted into a line of its page, so the line break at the end of its file is dropped.
  var tokens: [Token] {
    get throws(TemplateDiagnostic) {
      try Token.all(in: isPart && text.hasSuffix("\n") ? String(text.dropLast()) : text, file: file)
    }
  }
}
