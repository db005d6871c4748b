import Foundation

/// A Swift file of the product, as text.
struct SourceFile: Sendable {
  /// From the package's root: `Sources/Site/Platform/Site.swift`.
  let path: String
  let lines: [Substring]

  init(_ path: String, _ text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The target it belongs to.
  var module: String {
    let folders = path.split(separator: "/")
    return String(folders[0] == "Sources" ? folders[1] : folders[0])
  }

  var folders: [Substring] { path.split(separator: "/").dropLast() }

  /// `Site+Routes` of `Site+Routes.swift`.
  var name: String { String((path.split(separator: "/").last ?? "").dropLast(".swift".count)) }

  /// Lines as an editor counts them.
  var lineCount: Int { lines.last?.isEmpty == true ? lines.count - 1 : lines.count }

  /// Lines that are not comments, with their numbers from 1.
  var code: [(number: Int, text: Substring)] {
    zip(1..., lines).filter { !$0.1.trimmed.hasPrefix("//") }.map { ($0.0, $0.1) }
  }

  var comments: [(number: Int, text: Substring)] {
    zip(1..., lines).map { ($0.0, $0.1.trimmed) }.filter { $0.1.hasPrefix("//") }
  }

  /// Types that are declared or extended anywhere in the file.
  var typeNames: Set<String> {
    Set(
      code.flatMap { line -> [String] in
        guard let declaration = Declaration(line.text) else { return [] }
        return declaration.keyword == "extension" ? declaration.name.split(separator: ".").map(String.init) : [declaration.name]
      })
  }

  /// Types that other files can name: not nested, not private.
  var topLevelTypes: [String] {
    code.compactMap { line in
      guard line.text.first?.isWhitespace == false, let declaration = Declaration(line.text), !declaration.isPrivate,
        declaration.keyword != "extension"
      else { return nil }
      return declaration.name
    }
  }
}

extension StringProtocol {
  var trimmed: Substring { Substring(self).drop(while: \.isWhitespace) }
}
