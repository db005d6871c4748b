import Domain
import Synchronization

/// Makes ids that sort in the order in which they were made: what is registered later stands later, in an index too.
final class IDMaker: Sendable {
  private let last = Mutex<Int64>(0)
  private let random: @Sendable (Int) -> [UInt8]

  /// - Parameter random: so many fresh random bytes.
  init(random: @escaping @Sendable (Int) -> [UInt8]) { self.random = random }

  /// Seven bytes of microseconds, never twice the same here, and eight at random; 24 letters.
  func next(at now: Instant) -> String {
    let stamp = last.withLock { last in
      last = max(last + 1, now.seconds * 1_000_000)
      return last
    }
    return Base32.text((0..<7).map { UInt8(truncatingIfNeeded: stamp >> (48 - 8 * Int64($0))) } + random(8))
  }
}
