import Domain
import Foundation

/// The formats in which a workflow is exported for other programs.
package enum ExportFormat: String, CaseIterable, Sendable { case scxml, mermaid, json }

extension Workflow {
  /// Returns the workflow in a format, with a line break at the end.
  package func exported(as format: ExportFormat) throws -> String {
    switch format {
    case .scxml: scxml
    case .mermaid: mermaid
    case .json:
      try {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
      }()
    }
  }

  /// Flat SCXML (W3C, 2015): one element a state, joins and timers as events named after their move, no conditions. A done state is a
  /// `<final>` only if no move leads out of it.
  private var scxml: String {
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="\#(kind.xml)" initial="\#(initial.id.xml)">"#,
    ]
    for state in states {
      let moves = moves(from: state.id)
      if moves.isEmpty {
        lines.append(state.isDone ? #"  <final id="\#(state.id.xml)"/>"# : #"  <state id="\#(state.id.xml)"/>"#)
        continue
      }
      lines.append(#"  <state id="\#(state.id.xml)">"#)
      lines += moves.map { #"    <transition event="\#($0.name.xml)" target="\#($0.to.xml)"/>"# }
      lines.append("  </state>")
    }
    return (lines + ["</scxml>", ""]).joined(separator: "\n")
  }

  private var mermaid: String {
    func node(_ id: State.ID) -> String { id.replacing("-", with: "_") }
    var lines = ["stateDiagram-v2"]
    lines += states.map { "  state \"\($0.name.zh)\" as \(node($0.id))" }
    lines.append("  [*] --> \(node(initial.id))")
    for move in moves { lines += move.from.map { "  \(node($0)) --> \(node(move.to)): \(move.title.zh)" } }
    lines += states.filter(\.isDone).map { "  \(node($0.id)) --> [*]" }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate var xml: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
