import Domain

/// A migration map between two versions of a kind: `old state: new state`, one pair a line.
package struct StateMap: Sendable {
  /// New states by old state.
  package var states: [Workflow.State.ID: Workflow.State.ID] = [:]

  /// - Parameter file: the path that diagnostics name.
  /// - Throws: all diagnostics of the file. The state names are not checked against a workflow.
  package init(_ text: String, file: String) throws(Diagnostics) {
    let reader = YAMLReader(file: file)
    for (old, new) in try reader.open(text).named() { states[old] = new.text() }
    if !reader.diagnostics.isEmpty { throw Diagnostics(reader.diagnostics) }
  }
}
