import Domain
import Yams

/// Reads one YAML file strictly. Reading goes on after a mistake and collects a diagnostic with its line, so that one run reports all
/// mistakes.
final class YAMLReader {
  let file: String
  var diagnostics: [Diagnostic] = []
  private var visitedNodes = 0

  init(file: String) { self.file = file }

  /// The largest file that is read, in bytes.
  static let maxBytes = 1_048_576
  private static let maxNodes = 100_000

  /// Parses the text and returns its top node.
  /// - Throws: one diagnostic if the text is no valid YAML, is empty or is too large.
  func open(_ text: String) throws(Diagnostics) -> YAMLNode {
    guard text.utf8.count <= Self.maxBytes else { throw refused(.tooLarge) }
    let node: Node?
    // The basic resolver reads every scalar as text; guessing types takes longer than the rest.
    do { node = try Yams.compose(yaml: text, .basic) } catch { throw refused(Self.sentence(error), line: Self.line(error)) }
    guard let node else { throw refused(.empty) }
    return YAMLNode(node, reader: self)
  }

  /// Collects a diagnostic; `line` counts from 1.
  func report(_ sentence: Name, at line: Int) { diagnostics.append(Diagnostic(file: file, line: line, sentence)) }

  /// Placeholders and the values that replace them while an entry with `each` is read: `{party}`, `{n}`.
  var bindings: [(placeholder: String, value: String)] = []

  /// Replaces the bound placeholders in a text.
  func bound(_ text: String) -> String {
    bindings.isEmpty || !text.contains("{") ? text : bindings.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// Counts each visited node and returns false once there are too many: aliases can make a small file enormous.
  func count() -> Bool {
    visitedNodes += 1
    if visitedNodes == Self.maxNodes { report(.tooLarge, at: 1) }
    return visitedNodes < Self.maxNodes
  }

  private func refused(_ sentence: Name, line: Int = 1) -> Diagnostics { Diagnostics([Diagnostic(file: file, line: line, sentence)]) }

  private static func line(_ error: any Error) -> Int {
    switch error as? YamlError {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): max(mark.line, 1)
    case .duplicatedKeysInMapping(_, let context): max(context.mark.line, 1)
    default: 1
    }
  }

  private static func sentence(_ error: any Error) -> Name {
    switch error as? YamlError {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): .notYAML(problem)
    case .duplicatedKeysInMapping(let keys, _): .duplicate(keys.joined(separator: ", "))
    case .reader(let problem, _, _, _): .notYAML(problem)
    default: .notYAML("?")
    }
  }
}
