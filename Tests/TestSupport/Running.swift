import Foundation

/// A process that runs beside the test. It is gone when this object is, and when the test process is: a shell stands
/// over it and kills it as soon as the shell's standard input ends.
package final class Running: Sendable {
  private let shell: Process
  private let input: Pipe
  private let id: pid_t
  private let output: String

  private static let script = """
    exec 3<&0
    output=$1; shift
    "$@" </dev/null >"$output" 2>&1 3<&- & child=$!
    echo $child
    (read line <&3; kill -9 $child) & guard=$!
    wait $child; code=$?
    kill $guard
    exit $code
    """

  package init(_ command: [String], environment: [String: String], output: String) async throws {
    (shell, input, self.output) = (Process(), Pipe(), output)
    let answer = Pipe()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", Self.script, "sh", output] + command
    shell.environment = environment
    shell.standardInput = input
    shell.standardOutput = answer
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    guard let id = pid_t(await answer.fileHandleForReading.firstLine()) else { throw Failure.didNotStart(command) }
    self.id = id
  }

  package enum Failure: Error { case didNotStart([String]) }

  deinit { try? input.fileHandleForWriting.close() }

  package var isRunning: Bool { shell.isRunning }

  /// What it has written so far, to standard output and error.
  package var written: String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "" }

  /// Sends a signal and waits until the process is gone; answers how it ended, 128 and the signal where it was killed.
  @discardableResult
  package func end(by signal: Int32) async -> Int32 {
    if shell.isRunning { kill(id, signal) }
    return await ended()
  }

  package func ended() async -> Int32 {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [shell] in
        shell.waitUntilExit()
        continuation.resume()
      }
    }
    return shell.terminationStatus
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
