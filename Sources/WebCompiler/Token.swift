/// A part of a template: literal text, or a tag with the line on which it begins.
enum Token: Equatable {
  case text(String)
  case tag(Tag, line: Int)
}

extension Token {
  /// Splits a template into tokens, and removes lines that contain silent tags alone.
  static func all(in template: String, file: String) throws(TemplateDiagnostic) -> [Token] {
    var kept: [Token] = []
    for line in try lines(of: template, file: file) {
      kept += line.isSilent ? line.filter(\.isTag) : line
    }
    return kept
  }

  /// Tokens by line: the last of each contains the line break.
  private static func lines(of template: String, file: String) throws(TemplateDiagnostic) -> [[Token]] {
    var lines: [[Token]] = [[]]
    var number = 1
    var rest = Substring(template)
    while !rest.isEmpty {
      if rest.hasPrefix("{{") {
        let inside = try inside(rest, line: number, file: file)
        do {
          lines[lines.count - 1].append(.tag(try Tag(inside.text), line: number))
        } catch {
          throw TemplateDiagnostic(file: file, line: number, message: error.message)
        }
        number += inside.text.count(where: \.isNewline)
        rest = rest[inside.end...]
      } else {
        let line = rest[..<(rest.firstIndex(of: "\n").map { rest.index(after: $0) } ?? rest.endIndex)]
        let text = line[..<(line.firstRange(of: "{{")?.lowerBound ?? line.endIndex)]
        lines[lines.count - 1].append(.text(String(text)))
        if text.last == "\n" {
          lines.append([])
          number += 1
        }
        rest = rest[text.endIndex...]
      }
    }
    return lines
  }

  /// The text inside the tag at the start of `rest`, with the third brace of `{{{`, and the tag's end.
  private static func inside(_ rest: Substring, line: Int, file: String) throws(TemplateDiagnostic) -> (
    text: Substring, end: Substring.Index
  ) {
    let braces = rest.hasPrefix("{{{") ? "}}}" : "}}"
    guard let close = rest.firstRange(of: braces) else {
      throw TemplateDiagnostic(file: file, line: line, message: "this tag is never closed by \(braces)")
    }
    return (rest[rest.index(rest.startIndex, offsetBy: 2)..<close.lowerBound], close.upperBound)
  }

  fileprivate var isTag: Bool {
    if case .tag = self { true } else { false }
  }
}

extension [Token] {
  /// Whether a line consists of silent tags, at least one, and blanks.
  fileprivate var isSilent: Bool {
    contains(where: \.isTag)
      && allSatisfy { token in
        switch token {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .tag(let tag, line: _): tag.isSilent
        }
      }
  }
}
