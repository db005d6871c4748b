import Foundation

/// A real SMTP server (aiosmtpd) in a process of its own, on a free loopback port. It watches its standard input, so
/// it ends with `stop()`, with this object, or with the test process.
package final class MailReceiver: Sendable {
  package enum Option: Sendable {
    /// Accepts mail only after this login.
    case auth(user: String, password: String)
    /// Offers only this mechanism for signing in: `PLAIN` or `LOGIN`.
    case mechanism(String)
    case startTLS(Certificate)
    /// TLS from the first byte, without STARTTLS.
    case tls(Certificate)
    /// Replies 550 for this recipient.
    case reject(String)
    /// Replies 451 to the first transactions, so many as given.
    case busy(Int)
    /// Seconds before the reply to DATA.
    case delay(Double)
  }

  package enum Failure: Error {
    /// The associated value is its standard error.
    case didNotStart(String)
    /// The associated value is the mails that arrived.
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

  /// Every mail received so far, in order. A mail is stored before its sender gets the reply 250.
  package func received() throws -> [ReceivedMail] {
    guard let file = FileManager.default.contents(atPath: MailReceiver.letters(in: folder)) else { return [] }
    // The last line has no end while it is being written.
    let lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
    return try lines.map { try JSONDecoder().decode(ReceivedMail.self, from: $0) }
  }

  /// Waits for `count` mails from a sender that runs on its own.
  /// - Throws: `tooFew` after `timeout`.
  package func waitFor(count: Int, timeout: Duration = .seconds(10)) async throws -> [ReceivedMail] {
    let end = ContinuousClock.now + timeout
    while true {
      let mails = try received()
      if mails.count >= count { return mails }
      guard ContinuousClock.now < end else { throw Failure.tooFew(mails) }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Ends the server and waits until its process is gone.
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
  /// Reading blocks until the process has written, so it runs on a thread outside Swift's pool.
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
