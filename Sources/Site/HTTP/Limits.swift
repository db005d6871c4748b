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

/// What has been answered since the start, for `/metrics`.
final class RequestMetrics: Sendable {
  struct Count: Sendable {
    var answers: [Int: Int] = [:]
    var seconds = 0.0
  }

  private let count = Mutex(Count())

  func note(status: Int, seconds: Double) {
    count.withLock {
      $0.answers[status, default: 0] += 1
      $0.seconds += seconds
    }
  }

  /// In the Prometheus text format.
  func text(streams: Int) -> String {
    let count = count.withLock { $0 }
    var lines = ["# HELP duban_answers_total Requests answered, by status.", "# TYPE duban_answers_total counter"]
    lines += count.answers.sorted { $0.key < $1.key }.map { "duban_answers_total{status=\"\($0.key)\"} \($0.value)" }
    lines += ["# HELP duban_answer_seconds_total Time spent answering.", "# TYPE duban_answer_seconds_total counter"]
    lines.append("duban_answer_seconds_total \(count.seconds)")
    lines += ["# HELP duban_streams Streams of changes that are open.", "# TYPE duban_streams gauge", "duban_streams \(streams)"]
    return lines.joined(separator: "\n") + "\n"
  }
}
