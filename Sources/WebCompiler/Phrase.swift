/// One text of a catalogue: words with places for values.
struct Phrase: Equatable {
  var line: Int
  var written: String
  var pieces: [Piece]

  enum Piece: Equatable {
    case text(String)
    case value(String)
    /// `{days|day|days}`: the number, and the word that goes with it.
    case counted(String, one: String, many: String)
  }

  /// In order of first appearance, each once.
  var placeholders: [String] {
    var names: [String] = []
    for piece in pieces {
      switch piece {
      case .text: break
      case .value(let name), .counted(let name, one: _, many: _): if !names.contains(name) { names.append(name) }
      }
    }
    return names
  }
}

extension Phrase {
  /// Nil where a brace has no twin, or holds no placeholder.
  init?(_ written: Substring, line: Int) {
    var pieces: [Piece] = []
    var rest = written
    while let brace = rest.firstIndex(where: { "{}".contains($0) }) {
      guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else { return nil }
      guard let piece = Phrase.placeholder(rest[rest.index(after: brace)..<end]) else { return nil }
      if brace > rest.startIndex { pieces.append(.text(String(rest[..<brace]))) }
      pieces.append(piece)
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.init(line: line, written: String(written), pieces: pieces)
  }

  private static func placeholder(_ inside: Substring) -> Piece? {
    let words = inside.split(separator: "|", omittingEmptySubsequences: false)
    guard Path.isName(words[0]) else { return nil }
    switch words.count {
    case 1: return .value(String(words[0]))
    case 3: return .counted(String(words[0]), one: String(words[1]), many: String(words[2]))
    default: return nil
    }
  }
}
