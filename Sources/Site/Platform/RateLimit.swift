import Domain
import Synchronization

/// Calls in the current minute, by token.
final class RateLimit: Sendable {
  private struct Window {
    var minute: Int64
    var calls: [String: Int] = [:]
  }

  private let window = Mutex(Window(minute: 0))

  /// Seconds to wait where the token has used up its minute; nil where it may go on.
  func wait(for token: String, most: Int, at now: Instant) -> Int64? {
    window.withLock { window in
      if window.minute != now.seconds / 60 { window = Window(minute: now.seconds / 60) }
      window.calls[token, default: 0] += 1
      return window.calls[token]! > most ? 60 - now.seconds % 60 : nil
    }
  }
}
