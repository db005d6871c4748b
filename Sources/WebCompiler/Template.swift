/// A template and the struct that feeds it: `pages/Desk.html` is `DeskPage`'s.
struct Template {
  /// Below `Web/`.
  var path: String
  /// As complaints and `#sourceLocation` name it.
  var file: String
  var text: String

  static let suffixes = ["pages": "Page", "parts": "Part", "mail": "Mail"]

  var isPart: Bool { path.hasPrefix("parts/") }
  /// HTML is escaped, `.txt` (the plain half of a mail) is not.
  var isPlain: Bool { path.hasSuffix(".txt") }

  /// Folders below `pages` are for people only: `pages/initiative/Ledger.html` is `LedgerPage`'s.
  var type: String {
    let folders = path.split(separator: "/")
    let name = folders[folders.count - 1].prefix { $0 != "." }
    return SwiftName.type(name) + Template.suffixes[String(folders[0]), default: ""]
  }

  /// The generated file, a name that WebPlugin expects.
  var output: String { path.replacing("/", with: "-") + ".swift" }

  /// A part stands inside a line of its page, so the line break that ends its file is not its own.
  var tokens: [Token] {
    get throws(Complaint) {
      try Token.all(in: isPart && text.hasSuffix("\n") ? String(text.dropLast()) : text, file: file)
    }
  }
}
