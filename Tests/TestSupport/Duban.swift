import Foundation
import Synchronization

/// The `duban` executable built with these tests, with a database and a folder of its own.
package struct Duban: Sendable {
  package let folder: TemporaryFolder
  /// The path of a file, or a PostgreSQL URL.
  package let database: String
  /// The same port at every start, so that clients remain valid.
  package var port: Int { ports[0] }
  /// Two ports if the database allows two servers, else one.
  let ports: [Int]
  var urls: [String] { ports.map { "http://127.0.0.1:\($0)" } }
  private let settings: [String: String]

  /// - Parameters:
  ///   - settings: environment variables besides the test's own, `["DUBAN_MAIL_URL": …]`.
  ///   - database: an existing database; else a new one.
  package init(_ settings: [String: String] = [:], on base: Base = .usual, database: String? = nil) async throws {
    folder = try TemporaryFolder()
    self.settings = settings
    ports =
      try (database ?? (base == .postgresql ? "://" : "")).contains("://") ? [Duban.freePort(), Duban.freePort()] : [Duban.freePort()]
    if let database {
      self.database = database
    } else if base == .postgresql {
      let cluster = try await Cluster.shared.value
      self.database = cluster.url(try await cluster.newDatabase())
    } else {
      self.database = folder.file("duban.sqlite")
    }
  }

  /// The result of a command.
  package struct Ended: Error, Sendable {
    package let verb: String
    package let status: Int32
    package let output: String
    package let errors: String
    package var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }
    package var complaints: [String] { errors.split(whereSeparator: \.isNewline).map(String.init) }

    /// The output without the final line break.
    /// - Throws: the result itself if the command failed.
    @discardableResult
    package func ok() throws -> String {
      guard status == 0 else { throw self }
      return output.trimmingCharacters(in: .newlines)
    }
  }

  /// Runs a command to its end, with its clock starting at `clock`.
  @discardableResult
  package func run(_ verb: String..., at clock: String? = nil, input: String? = nil) async throws -> Ended {
    try await run(verb, at: clock, input: input)
  }

  @discardableResult
  package func run(_ verb: [String], at clock: String? = nil, input: String? = nil) async throws -> Ended {
    try await finish(Duban.binary, verb, environment(at: clock), input)
  }

  /// Runs statements directly on the database, in one transaction, and returns the rows.
  @discardableResult
  package func alter(_ statements: String...) async throws -> [String] {
    if database.contains("://") {
      let psql = [Cluster.program("psql"), "-X", "-q", "-A", "-t", "-1", "-v", "ON_ERROR_STOP=1", "-d", database]
      return try await finish("/usr/bin/env", psql + statements.flatMap { ["-c", $0] }, environment(at: nil), nil).ok()
        .split(separator: "\n").map(String.init)
    }
    let script = """
      import sqlite3, sys
      file = sqlite3.connect(sys.argv[1])
      for statement in sys.argv[2:]:
          for row in file.execute(statement):
              print(*row, sep="|")
      file.commit()
      """
    return try await finish("/usr/bin/env", ["python3", "-c", script, database] + statements, environment(at: nil), nil).ok()
      .split(separator: "\n").map(String.init)
  }

  private func finish(_ executable: String, _ arguments: [String], _ environment: [String: String], _ input: String?) async throws -> Ended
  {
    let (output, errors) = (folder.file("\(UUID()).out"), folder.file("\(UUID()).err"))
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.environment = environment
    process.standardOutput = try Duban.writing(to: output)
    process.standardError = try Duban.writing(to: errors)
    if let input {
      try Data(input.utf8).write(to: URL(filePath: output + ".in"))
      process.standardInput = FileHandle(forReadingAtPath: output + ".in")
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try await process.runToEnd()
    return Ended(
      verb: arguments.joined(separator: " "), status: process.terminationStatus,
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }

  /// Starts a command without waiting for its end.
  package func start(_ verb: [String], at clock: String? = nil) async throws -> Running {
    try await Running([Duban.binary] + verb, environment: environment(at: clock), output: folder.file("\(UUID()).log"))
  }

  /// Writes a file for a command to read.
  package func write(_ text: String, to name: String) throws -> String {
    let path = folder.file(name)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private func environment(at clock: String?) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("DUBAN_") && $0.key != "LC_ALL" }
    environment["LANG"] = "zh_CN.UTF-8"
    environment["DUBAN_DATABASE"] = database
    environment["DUBAN_RATE_LIMIT"] = "off"
    environment["DUBAN_PUBLIC_URL"] = "http://127.0.0.1:\(port)"
    environment["DUBAN_TESTING"] = "1"
    environment["DUBAN_CLOCK"] = clock
    return environment.merging(settings) { _, own in own }
  }

  /// The executable beside the running test bundle.
  private static let binary = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "duban")
    .path()

  private static func writing(to path: String) throws -> FileHandle {
    try Data().write(to: URL(filePath: path))
    return try FileHandle(forWritingTo: URL(filePath: path))
  }

  /// The ports that these tests have given out: a server that is not started yet, or is between two starts, listens on none.
  private static let given = Mutex<Set<Int>>([])

  /// A free port below the range of outgoing connections, so that it is still free after a restart.
  static func freePort() throws -> Int {
    for _ in 0..<100 {
      let port = Int.random(in: 20_000..<32_000)
      guard given.withLock({ $0.insert(port).inserted }) else { continue }
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(listener) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(port).bigEndian
      address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
      let bound = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
      }
      if bound == 0 { return port }
    }
    throw Running.Failure.didNotStart(["a free port"])
  }
}

extension Duban.Ended: CustomStringConvertible {
  package var description: String { "\(verb): \(status)\n\(output)\(errors)" }
}
