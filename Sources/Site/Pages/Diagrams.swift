import Synchronization
import Web

/// Diagrams as they were last drawn. Where everything stands is worked out from the workflow and the way that was taken, and most
/// items of a kind took the same few.
final class Diagrams: Sendable {
  private let drawn = Mutex<[String: DiagramPart]>([:])
  private static let most = 200

  /// - Parameter way: all that the drawing is made from.
  func diagram(_ way: String, _ draw: () -> DiagramPart) -> DiagramPart {
    if let kept = drawn.withLock({ $0[way] }) { return kept }
    let fresh = draw()
    drawn.withLock { drawn in
      if drawn.count >= Self.most { drawn = [:] }
      drawn[way] = fresh
    }
    return fresh
  }
}
