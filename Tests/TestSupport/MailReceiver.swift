import Foundation

/// A real SMTP server (aiosmtpd) in a process of its own, on a free loopback port.
///
/// It ends with `stop()`, and by itself when this object or the test process goes: it watches its standard input.
package final class MailReceiver: Sendable {
  package enum Option: Sendable {
    /// Mail only after signing in so.
    case auth(user: String, password: String)
    /// Offers this way of signing in only: `PLAIN` or `LOGIN`.
    case mechanism(String)
    case startTLS(Certificate)
    /// TLS from the first byte.
    case tls(Certificate)
    /// 550 for this recipient.
    case reject(String)
    /// 451 for the first so many transactions.
    case busy(Int)
    /// Seconds before it answers DATA.
    case delay(Double)
  }

  package enum Failure: Error {
    /// With what it wrote to its standard error.
    case didNotStart(String)
    /// With those that did arrive.
    case tooFew([ReceivedMail])
  }

  package let port: Int
  private let process: Process
  private let input: Pipe
  private let folder: TemporaryFolder

  package static func start(_ options: Option...) async throws -> MailReceiver {
    let folder = try TemporaryFolder()
    let (process, input, output, errors) = (Process(), Pipe(), Pipe(), folder.file("stderr.txt"))
    try Data().write(to: URL(filePath: errors))
    process.executableURL = URL(filePath: "/usr/bin/env")
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "smtp_receiver.py").path()
    process.arguments = ["python3", script, MailReceiver.letters(in: folder)] + options.flatMap(\.arguments)
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()

    let line = await output.fileHandleForReading.firstLine()
    guard let port = Int(line) else {
      process.waitUntilExit()
      throw Failure.didNotStart(try String(contentsOfFile: errors, encoding: .utf8))
    }
    return MailReceiver(port: port, process: process, input: input, folder: folder)
  }

  private init(port: Int, process: Process, input: Pipe, folder: TemporaryFolder) {
    self.port = port
    self.process = process
    self.input = input
    self.folder = folder
  }

  deinit { try? input.fileHandleForWriting.close() }

  /// Every letter taken so far, in order. One is here before its sender hears 250.
  package func received() throws -> [ReceivedMail] {
    guard let file = FileManager.default.contents(atPath: MailReceiver.letters(in: folder)) else { return [] }
    // A line without its end is still being written.
    let lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
    return try lines.map { try JSONDecoder().decode(ReceivedMail.self, from: $0) }
  }

  /// Waits until `count` letters are there, for a sender that runs on its own. Throws `tooFew` after `timeout`.
  package func waitFor(count: Int, timeout: Duration = .seconds(10)) async throws -> [ReceivedMail] {
    let end = ContinuousClock.now + timeout
    while true {
      let mails = try received()
      if mails.count >= count { return mails }
      guard ContinuousClock.now < end else { throw Failure.tooFew(mails) }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Ends it and waits until it is gone.
  package func stop() async throws {
    try input.fileHandleForWriting.close()
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [process] in
        process.waitUntilExit()
        continuation.resume()
      }
    }
  }

  private static func letters(in folder: TemporaryFolder) -> String { folder.file("letters.jsonl") }
}

extension MailReceiver.Option {
  fileprivate var arguments: [String] {
    switch self {
    case .auth(let user, let password): ["--auth", "\(user):\(password)"]
    case .mechanism(let name): ["--mechanism", name]
    case .startTLS(let files): ["--starttls", files.certificate, files.key]
    case .tls(let files): ["--tls", files.certificate, files.key]
    case .reject(let address): ["--reject", address]
    case .busy(let count): ["--busy", "\(count)"]
    case .delay(let seconds): ["--delay", "\(seconds)"]
    }
  }
}

extension FileHandle {
  /// Reading blocks until the process has written, so it happens on a thread that Swift does not count on.
  func firstLine() async -> String {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        var line: [UInt8] = []
        while let byte = try? self.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") { line.append(byte) }
        continuation.resume(returning: String(decoding: line, as: UTF8.self))
      }
    }
  }
}
