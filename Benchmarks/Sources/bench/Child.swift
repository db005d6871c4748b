import CBench
import Foundation

/// A program that this one started and ends.
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

  /// Waits for its end.
  /// - Throws: its log where it takes longer than `most` seconds or does not end with 0.
  @discardableResult
  func ended(within most: Double = 60) throws -> bench_ended {
    var ended = bench_ended()
    guard bench_wait(pid, most, &ended) == 0 else { throw Failure(description: "took longer than \(Int(most)) s: \(command)") }
    guard ended.status == 0 else { throw Failure(description: "ended with \(ended.status): \(command)\n\(written.suffix(2000))") }
    return ended
  }

  /// SIGTERM, and time to finish.
  @discardableResult
  func stop() throws -> bench_ended {
    kill(pid, SIGTERM)
    return try ended(within: 30)
  }

  /// SIGKILL to it and all its workers: nothing is written any more, nobody is told.
  func cutOff() {
    for pid in family { kill(pid, SIGKILL) }
    _ = try? ended(within: 10)
  }

  /// Ends it whatever it says; for what has gone wrong already.
  func end() { _ = try? stop() }

  var written: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

  /// Waits for the first answer of 200.
  /// - Returns: the seconds that took.
  func answers(_ request: Request, port: UInt16, since start: Double) throws -> Double {
    while bench_clock() - start < 30, !hasEnded {
      if Answer(request, port: port)?.status == 200 { return bench_clock() - start }
      usleep(500)
    }
    throw Failure(description: "does not answer: \(written.suffix(2000))")
  }

  /// Processor seconds so far, of this process and its workers, those that ended with them.
  var processor: Double {
    family.reduce(0) { sum, pid in
      let fields =
        (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8))?.components(separatedBy: ") ").last?.split(separator: " ") ?? []
      // utime, stime, cutime, cstime
      return sum + (fields.count > 14 ? fields[11...14].reduce(0) { $0 + Double($1)! } / Double(sysconf(Int32(_SC_CLK_TCK))) : 0)
    }
  }

  /// Waits until it has nothing left to do, so that one measure does not pay for the one before.
  func settle(within most: Double = 30) {
    let start = bench_clock()
    var before = -1.0
    while before != processor, bench_clock() - start < most {
      before = processor
      usleep(300_000)
    }
  }

  /// Megabytes in memory: now and at most.
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

/// Runs `body` with an array of C strings that NULL ends.
func withPointers<Answer>(_ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Answer) -> Answer {
  let copies = texts.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return (copies.map { UnsafePointer($0) } + [nil]).withUnsafeBufferPointer { body($0.baseAddress!) }
}
