import Domain
import Synchronization

/// Counts answers since the start, for `/metrics`.
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

  /// The counters in the Prometheus text format.
  ///
  /// - Parameter streams: Streams of changes that are open.
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
