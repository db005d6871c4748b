import Foundation

/// A process beside the test. `guard.py` kills it as soon as its own standard input ends, so it ends with this object
/// or with the test process.
package final class Running: Sendable {
  private let guardian: Process
  private let input: Pipe
  private let id: pid_t
  private let output: String

  package init(_ command: [String], environment: [String: String], output: String) async throws {
    (guardian, input, self.output) = (Process(), Pipe(), output)
    let answer = Pipe()
    guardian.executableURL = URL(filePath: "/usr/bin/env")
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "guard.py").path()
    guardian.arguments = ["python3", script, output] + command
    guardian.environment = environment
    guardian.standardInput = input
    guardian.standardOutput = answer
    try guardian.run()
    guard let id = pid_t(await answer.fileHandleForReading.firstLine()) else { throw Failure.didNotStart(command) }
    self.id = id
  }

  package enum Failure: Error { case didNotStart([String]) }

  deinit { try? input.fileHandleForWriting.close() }

  package var isRunning: Bool { guardian.isRunning }

  /// Its standard output and error so far.
  package var written: String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "" }

  /// Sends a signal and waits until the process is gone.
  /// - Returns: its status; 128 plus the signal if it was killed.
  @discardableResult
  package func end(by signal: Int32) async -> Int32 {
    if guardian.isRunning { kill(id, signal) }
    return await ended()
  }

  package func ended() async -> Int32 {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [guardian] in
        guardian.waitUntilExit()
        continuation.resume()
      }
    }
    return guardian.terminationStatus
  }
}

/// Repeats a check every few milliseconds until it holds, for the effects of other processes.
/// - Returns: whether it held within `limit`.
@discardableResult
package func eventually(within limit: Duration = .seconds(30), _ isSo: () async throws -> Bool) async rethrows -> Bool {
  let end = ContinuousClock.now + limit
  while true {
    if try await isSo() { return true }
    guard ContinuousClock.now < end else { return false }
    try? await Task.sleep(for: .milliseconds(10))
  }
}
