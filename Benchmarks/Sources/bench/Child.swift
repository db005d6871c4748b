import CBench
import Foundation

/// A child process of the benchmark.
struct Child {
  let pid: pid_t
  private let command: String
  private let log: String

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  init(_ arguments: [String], environment: [String: String] = [:], input: String? = nil, log: String) throws {
    self.log = log
    command = arguments.joined(separator: " ")
    let surroundings = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("DUBAN_") }.merging(environment) { $1 }
    pid = withPointers(arguments) { arguments in
      withPointers(surroundings.map { "\($0.key)=\($0.value)" }) { bench_start(arguments, $0, input, log) }
    }
    guard pid > 0 else { throw Failure(description: "cannot start \(arguments[0])") }
  }

  /// Waits for the end of the process.
  /// - Throws: its log if it takes longer than `most` seconds or ends with a status other than 0.
  @discardableResult
  func ended(within most: Double = 60) throws -> bench_ended {
    var ended = bench_ended()
    guard bench_wait(pid, most, &ended) == 0 else { throw Failure(description: "took longer than \(Int(most)) s: \(command)") }
    guard ended.status == 0 else { throw Failure(description: "ended with \(ended.status): \(command)\n\(written.suffix(2000))") }
    return ended
  }

  /// Sends SIGTERM and waits for the end.
  @discardableResult
  func stop() throws -> bench_ended {
    kill(pid, SIGTERM)
    return try ended(within: 30)
  }

  /// Sends SIGKILL to the process and its workers: nothing more is written or sent.
  func cutOff() {
    for pid in family { kill(pid, SIGKILL) }
    _ = try? ended(within: 10)
  }

  /// Ends the process and ignores errors; for cleaning up after a failure.
  func end() { _ = try? stop() }

  var written: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

  /// Waits for the first response of 200.
  /// - Returns: the seconds since `start`.
  func answers(_ request: Request, port: UInt16, since start: Double) throws -> Double {
    while bench_clock() - start < 30, !hasEnded {
      if Answer(request, port: port)?.status == 200 { return bench_clock() - start }
      usleep(500)
    }
    throw Failure(description: "does not answer: \(written.suffix(2000))")
  }

  /// Processor seconds of this process and its workers so far, including those of workers that have ended.
  var processor: Double {
    family.reduce(0) { sum, pid in
      let fields =
        (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8))?.components(separatedBy: ") ").last?.split(separator: " ") ?? []
      // utime, stime, cutime, cstime
      return sum + (fields.count > 14 ? fields[11...14].reduce(0) { $0 + Double($1)! } / Double(sysconf(Int32(_SC_CLK_TCK))) : 0)
    }
  }

  /// Waits until the process is idle, so that one measurement does not include work of the one before.
  func settle(within most: Double = 30) {
    let start = bench_clock()
    var before = -1.0
    while before != processor, bench_clock() - start < most {
      before = processor
      usleep(300_000)
    }
  }

  /// Memory in megabytes: now, and the peak.
  var memory: (now: Double, most: Double) {
    let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
    func megabytes(_ name: String) -> Double {
      status.between("\(name):", "kB").flatMap { Double($0.trimmingCharacters(in: .whitespaces)) }.map { $0 / 1024 } ?? 0
    }
    return (megabytes("VmRSS"), megabytes("VmHWM"))
  }

  var isRunning: Bool { !hasEnded }

  private var hasEnded: Bool { (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8))?.contains(") Z ") ?? true }

  private var family: [pid_t] {
    let children = (try? String(contentsOfFile: "/proc/\(pid)/task/\(pid)/children", encoding: .utf8)) ?? ""
    return [pid] + children.split(separator: " ").compactMap { pid_t($0.trimmingCharacters(in: .whitespaces)) }
  }
}

/// Runs `body` with a NULL-terminated array of C strings.
func withPointers<Answer>(_ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Answer) -> Answer {
  let copies = texts.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return (copies.map { UnsafePointer($0) } + [nil]).withUnsafeBufferPointer { body($0.baseAddress!) }
}
