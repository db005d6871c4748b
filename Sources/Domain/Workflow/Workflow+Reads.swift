/// The data beside the item that decisions on items of a kind read.
extension Workflow {
  var readsSiblings: Bool { !terms { $0 == .siblings || $0 == .allSiblings }.isEmpty }
  package var readsFigures: Bool { fields.contains { $0.figure != nil || !$0.weights.isEmpty } }
  var readsMerged: Bool { moves.contains { $0.merges != nil } }
  /// Whether a move of it depends on the states of its parts.
  var readsStatesOfParts: Bool { moves.flatMap(\.guards).contains { if case .partsIn = $0 { true } else { false } } }
  /// The fields of its children, or of its siblings, that it adds up.
  var summedFields: [Field.ID] { terms { [.parts, .allParts, .siblings, .allSiblings].contains($0) } }
}
