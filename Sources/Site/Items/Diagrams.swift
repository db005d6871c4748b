import Domain
import Synchronization
import Web

/// Diagrams as they were last drawn. Where everything stands is worked out from the workflow and the way that was taken, and most
/// items of a kind took the same few.
final class Diagrams: Sendable {
  private let drawn = Mutex<[Way: DiagramPart]>([:])
  private static let most = 200

  /// All that a drawing is made from.
  struct Way: Hashable {
    var kind: Workflow.Kind
    var version: Int
    var language: Language
    var nodeStates: [DiagramPart.NodeState]
    var steps: [String]
  }

  func diagram(_ way: Way, _ draw: () -> DiagramPart) -> DiagramPart {
    if let kept = drawn.withLock({ $0[way] }) { return kept }
    let fresh = draw()
    drawn.withLock { drawn in
      if drawn.count >= Self.most { drawn = [:] }
      drawn[way] = fresh
    }
    return fresh
  }
}
