/// What a part's move does to the clock of its whole: somebody asks for more time, and is given it or not.
package enum WholeEffect: Hashable, Sendable, Codable {
  /// Until the answer the whole is not late.
  case pause
  /// The limit stands as it was.
  case resume
  /// The limit becomes the day in a field of the part.
  case extend(Field.ID)
}

extension Workflow {
  /// What a decision on an item of this kind reads beside the item, so that nothing is read for nothing.
  package struct Reads: Hashable, Sendable {
    package private(set) var siblings = false
    package private(set) var started = false
    package private(set) var origin = false
    package private(set) var merged = false
    package private(set) var figures = false

    init() {}

    init(_ workflow: Workflow) {
      siblings = workflow.readsSiblings
      started = workflow.readsStarted
      origin = workflow.readsOrigin
      merged = workflow.readsMerged
      figures = workflow.readsFigures
    }
  }

  package var readsSiblings: Bool {
    moves.contains { move in
      move.onWhole != nil || move.carries.contains { $0.to == .whole } || move.starts.contains { $0.under == .whole }
        || move.guards.contains {
          if case .sums(let left, _, let right) = $0 {
            (left + right).contains { $0.place == .siblings || $0.place == .allSiblings }
          } else {
            false
          }
        }
    } || registration.onWhole != nil
  }
  package var readsStarted: Bool { moves.contains { $0.carries.contains { $0.to == .started } } }
  package var readsOrigin: Bool { moves.contains { $0.carries.contains { $0.to == .origin } } }
  package var readsFigures: Bool { fields.contains { $0.figure != nil || !$0.weights.isEmpty } }
}
