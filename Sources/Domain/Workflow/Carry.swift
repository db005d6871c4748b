/// A move that a move makes on other items in the same commit. Items whose state does not take it are left alone.
package struct Carry: Hashable, Sendable, Codable {
  package enum Others: String, Sendable, Codable, CaseIterable {
    case parts, shares
    /// Items this one started.
    case started
    /// The item that started this one.
    case origin
    case whole
    /// The items merged into this one.
    case merged
  }

  package var to: Others
  package var kind: Workflow.Kind?
  package var move: Move.Name
  /// The values given with it: `{FIELD}` of this one.
  package var fields: [Field.ID: String] = [:]

  package init(to: Others, kind: Workflow.Kind? = nil, move: Move.Name) {
    self.to = to
    self.kind = kind
    self.move = move
  }
}
