import Domain

/// A workflow, read from `Workflows/kinds/*.yaml`, with the source lines of its parts for diagnostics.
package struct WorkflowFile: Sendable {
  package var file: String
  /// The source text.
  package var text: String
  package var workflow: Workflow
  /// The line of each part by location: `states.open`, `moves.accept`, `reminders.0`, `limit`. Lines count from 1.
  package var lines: [String: Int]

  /// - Parameters:
  ///   - file: the path that diagnostics name.
  ///   - base: returns the YAML text of a kind that this file adapts.
  /// - Throws: all diagnostics of the file.
  package init(_ text: String, file: String, adapting base: (Workflow.Kind) -> String? = { _ in nil }) throws(Diagnostics) {
    let reader = YAMLReader(file: file)
    let top = try reader.open(text).adapted(from: base)
    var parser = WorkflowParser(reader: reader)
    let workflow = parser.workflow(top)
    guard let workflow, reader.diagnostics.isEmpty else { throw Diagnostics(reader.diagnostics) }
    self.file = file
    self.text = text
    self.workflow = workflow
    lines = parser.lines
  }

  /// Whether the text has a top-level `adapts:`; such a file says only what differs from the adapted kind. Does not parse the YAML.
  static func isAdaptation(_ text: String) -> Bool {
    var rest = text.utf8[...]
    while !rest.starts(with: "adapts:".utf8) {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return false }
      rest = rest[end...].dropFirst()
    }
    return true
  }

  func diagnostic(_ sentence: Name, at location: String) -> Diagnostic { Diagnostic(file: file, line: lines[location] ?? 1, sentence) }
}
