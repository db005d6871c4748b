import Foundation

/// A process that runs beside the test. It is gone when this object is, and when the test process is: `guard.py` stands
/// over it and kills it as soon as its own standard input ends.
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

  /// What it has written so far, to standard output and error.
  package var written: String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "" }

  /// Sends a signal and waits until the process is gone; answers how it ended, 128 and the signal where it was killed.
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

/// Looks again every few milliseconds until it is so; for what another process does on its own.
/// - Returns: whether it came to be so within `limit`.
@discardableResult
package func eventually(within limit: Duration = .seconds(30), _ isSo: () async throws -> Bool) async rethrows -> Bool {
  let end = ContinuousClock.now + limit
  while true {
    if try await isSo() { return true }
    guard ContinuousClock.now < end else { return false }
    try? await Task.sleep(for: .milliseconds(10))
  }
}
