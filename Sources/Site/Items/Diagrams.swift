import Domain
import Synchronization
import Web

/// A cache of workflow diagrams. The layout depends only on the workflow and the steps an item has taken, and most
/// items of a kind took the same few.
final class Diagrams: Sendable {
  private let drawn = Mutex<[Way: DiagramPart]>([:])
  private static let most = 200

  /// The inputs of a drawing; equal inputs give equal drawings.
  struct Way: Hashable {
    var kind: Workflow.Kind
    var version: Int
    var language: Language
    var nodeStates: [DiagramPart.NodeState]
    var steps: [String]
  }

  /// The stored drawing, or a new one. At 200 entries the cache is emptied.
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
