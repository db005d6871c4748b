import Domain
import Synchronization

/// Counts the calls of each token in the current minute.
final class TokenRateLimit: Sendable {
  private struct Window {
    var minute: Int64
    var calls: [String: Int] = [:]
  }

  private let window = Mutex(Window(minute: 0))

  /// Counts one call.
  ///
  /// - Returns: Seconds to wait if the token has used up its minute; nil if it may go on.
  func wait(for token: String, most: Int, at now: Instant) -> Int64? {
    window.withLock { window in
      if window.minute != now.seconds / 60 { window = Window(minute: now.seconds / 60) }
      window.calls[token, default: 0] += 1
      return window.calls[token]! > most ? 60 - now.seconds % 60 : nil
    }
  }
}
