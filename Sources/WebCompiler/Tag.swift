/// A tag of a template, between `{{` and `}}`.
enum Tag: Equatable {
  case value(Path)
  case raw(Path)
  case section(Path, variable: String?)
  case inverted(Path)
  case part(name: String, Path?)
  case content
  case frame(name: String, Path)
  case end(name: String)
  case phrase(key: String, [Path])
  case asset(String)
  case comment

  /// Whether the tag itself prints nothing. A line of silent tags alone is removed.
  var isSilent: Bool {
    switch self {
    case .section, .inverted, .content, .frame, .end, .comment: true
    case .value, .raw, .part, .phrase, .asset: false
    }
  }
}

extension Tag {
  /// Parses the text between the braces.
  init(_ inside: Substring) throws(SyntaxError) {
    let sign = inside.first.flatMap { "#^/><!{".contains($0) ? $0 : nil }
    let words = inside.dropFirst(sign == nil ? 0 : 1).split(whereSeparator: \.isWhitespace)
    switch (sign, words.count) {
    case ("!", _): self = .comment
    case ("#", 1): self = .section(try path(words[0]), variable: nil)
    case ("#", 3) where words[1] == "as": self = .section(try path(words[0]), variable: try variable(words[2]))
    case ("^", 1): self = .inverted(try path(words[0]))
    case ("/", 1): self = .end(name: String(words[0]))
    case (">", 1) where words[0] == "content": self = .content
    case (">", 1): self = .part(name: try partName(words[0]), nil)
    case (">", 2): self = .part(name: try partName(words[0]), try path(words[1]))
    case ("<", 2): self = .frame(name: try partName(words[0]), try path(words[1]))
    case ("{", 1): self = .raw(try path(words[0]))
    case (nil, 1): self = .value(try path(words[0]))
    case (nil, 2) where words[0] == "asset": self = .asset(String(words[1]))
    case (nil, 2...) where words[0] == "t":
      var arguments: [Path] = []
      for word in words.dropFirst(2) { arguments.append(try path(word)) }
      self = .phrase(key: String(words[1]), arguments)
    default: throw SyntaxError(message: "{{\(inside)}} is no tag that templates know")
    }
  }

  /// The error without its file and line, which the tag does not know.
  struct SyntaxError: Error { var message: String }
}

private func path(_ word: Substring) throws(Tag.SyntaxError) -> Path {
  guard let path = Path(word) else { throw Tag.SyntaxError(message: "'\(word)' is not a name of Swift, or several joined by dots") }
  return path
}

private func variable(_ word: Substring) throws(Tag.SyntaxError) -> String {
  guard Path.isName(word) else { throw Tag.SyntaxError(message: "'\(word)' is not a name of Swift") }
  // Every generated function uses these three names itself.
  guard !["self", "out", "text"].contains(word) else {
    throw Tag.SyntaxError(message: "'\(word)' is taken: name the loop's variable otherwise")
  }
  return String(word)
}

private func partName(_ word: Substring) throws(Tag.SyntaxError) -> String {
  guard word.split(separator: "-", omittingEmptySubsequences: false).allSatisfy(Path.isName) else {
    throw Tag.SyntaxError(message: "'\(word)' is not the name of a part, as in late-mark")
  }
  return String(word)
}
