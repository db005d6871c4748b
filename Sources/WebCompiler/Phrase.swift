/// One text of a catalogue, with placeholders for values.
struct Phrase: Equatable {
  var line: Int
  var written: String
  var segments: [Segment]

  enum Segment: Equatable {
    case text(String)
    case value(String)
    /// `{days|day|days}`: a number, and the noun in singular and plural.
    case counted(String, one: String, many: String)
  }

  /// The names of the placeholders, each once, in order of first appearance.
  var placeholders: [String] {
    var names: [String] = []
    for segment in segments {
      switch segment {
      case .text: break
      case .value(let name), .counted(let name, one: _, many: _): if !names.contains(name) { names.append(name) }
      }
    }
    return names
  }
}

extension Phrase {
  /// Nil if a brace has no counterpart or encloses no placeholder.
  init?(_ written: Substring, line: Int) {
    var segments: [Segment] = []
    var rest = written
    while let brace = rest.firstIndex(where: { "{}".contains($0) }) {
      guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else { return nil }
      guard let segment = Phrase.placeholder(rest[rest.index(after: brace)..<end]) else { return nil }
      if brace > rest.startIndex { segments.append(.text(String(rest[..<brace]))) }
      segments.append(segment)
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { segments.append(.text(String(rest))) }
    self.init(line: line, written: String(written), segments: segments)
  }

  private static func placeholder(_ inside: Substring) -> Segment? {
    let words = inside.split(separator: "|", omittingEmptySubsequences: false)
    guard Path.isName(words[0]) else { return nil }
    switch words.count {
    case 1: return .value(String(words[0]))
    case 3: return .counted(String(words[0]), one: String(words[1]), many: String(words[2]))
    default: return nil
    }
  }
}
