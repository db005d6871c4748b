import Domain
import Synchronization

/// Makes ids that sort in the order in which they were made, so that new rows go to the end of an index.
final class IDMaker: Sendable {
  private let last = Mutex<Int64>(0)
  private let random: @Sendable (Int) -> [UInt8]

  /// - Parameter random: Returns that many random bytes.
  init(random: @escaping @Sendable (Int) -> [UInt8]) { self.random = random }

  /// 24 letters: seven bytes of microseconds, never the same twice in this process, and eight random bytes.
  func next(at now: Instant) -> String {
    let stamp = last.withLock { last in
      last = max(last + 1, now.seconds * 1_000_000)
      return last
    }
    return Base32.text((0..<7).map { UInt8(truncatingIfNeeded: stamp >> (48 - 8 * Int64($0))) } + random(8))
  }
}
