import Foundation

/// The kind of database that a test runs on.
package enum Base: String, CaseIterable, Sendable {
  case sqlite
  case postgresql

  /// The kind for tests that name none; `DUBAN_ON=postgresql` runs all of them on PostgreSQL.
  package static let usual = ProcessInfo.processInfo.environment["DUBAN_ON"].flatMap(Base.init) ?? .sqlite
}

/// A temporary PostgreSQL, removed with this object or the test process.
package final class Cluster: Sendable {
  package let folder: TemporaryFolder
  package let port: Int
  private let running: Running

  /// Shared by all tests that only need a database. Need not survive a power failure.
  package static let shared = Task { try await Cluster(["fsync=off", "max_connections=1000", "shared_buffers=64MB"]) }

  package enum Failure: Error { case didNotStart(String) }

  /// - Parameters:
  ///   - settings: as in postgresql.conf, `fsync=off`.
  ///   - primary: the cluster to replicate.
  package init(_ settings: [String] = [], standbyOf primary: Cluster? = nil) async throws {
    folder = try TemporaryFolder()
    port = try Duban.freePort()
    let data = folder.file("data")
    try await Cluster.run("chmod", "0755", folder.path)
    try await Cluster.run("mkdir", "-m", "0700", data)
    if getuid() == 0 { try await Cluster.run("chown", "nobody", data, folder.path) }
    if let primary {
      try await Cluster.run(
        Cluster.unprivileged + [
          Cluster.program("pg_basebackup"), "-D", data, "-h", "127.0.0.1", "-p", String(primary.port), "-U", "duban", "-R", "-X", "stream",
        ])
    } else {
      try await Cluster.run(
        Cluster.unprivileged + [
          Cluster.program("initdb"), "--no-sync", "-A", "trust", "-U", "duban", "-E", "UTF8", "--locale=C.UTF-8", "-D", data,
        ])
    }
    running = try await Cluster.postmaster(data, folder: folder.path, port: port, settings, log: folder.file("log"))
    try await ready()
  }

  private static func postmaster(_ data: String, folder: String, port: Int, _ settings: [String], log: String) async throws -> Running {
    try await Running(
      unprivileged + [program("postgres"), "-D", data, "-k", folder, "-p", String(port), "-c", "listen_addresses=127.0.0.1"]
        + settings.flatMap { ["-c", $0] },
      environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"], output: log)
  }

  private func ready() async throws {
    let isReady = await eventually(within: .seconds(60)) { (try? await self.query("SELECT 1")) == ["1"] }
    guard isReady else { throw Failure.didNotStart(running.written) }
  }

  package func url(_ database: String = "postgres") -> String { "postgresql://duban@127.0.0.1:\(port)/\(database)" }

  /// Creates an empty database and returns its name.
  package func newDatabase() async throws -> String {
    let name = "d" + UUID().uuidString.lowercased().filter { $0 != "-" }
    try await query("CREATE DATABASE \(name)")
    return name
  }

  /// Runs a query by `psql`; returns its rows, with `|` between columns.
  @discardableResult
  package func query(_ statements: String..., in database: String = "postgres") async throws -> [String] {
    try await Cluster.run(
      [Cluster.program("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url(database)] + statements.flatMap { ["-c", $0] })
  }

  /// Runs the statements of a file, such as a dump.
  package func load(_ file: String, into database: String) async throws {
    try await Cluster.run([Cluster.program("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url(database), "-f", file])
  }

  /// SIGKILL: nothing more is written or sent.
  package func kill() async {
    await running.end(by: SIGKILL)
  }

  /// Promotes a standby to primary.
  package func promote() async throws { try await query("SELECT pg_promote()") }

  package static let programs: String = {
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    return "/usr/lib/postgresql/\(versions.max { Int($0) ?? 0 < Int($1) ?? 0 } ?? "15")/bin"
  }()

  package static func program(_ name: String) -> String { programs + "/" + name }

  /// PostgreSQL refuses to run as root.
  private static var unprivileged: [String] {
    getuid() == 0 ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : []
  }

  @discardableResult
  private static func run(_ command: String...) async throws -> [String] { try await run(command) }

  @discardableResult
  private static func run(_ command: [String]) async throws -> [String] {
    let (process, output, errors) = (Process(), Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let (said, complained) = await (output.fileHandleForReading.all(), errors.fileHandleForReading.all())
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure.didNotStart("\(command.joined(separator: " ")): \(complained)") }
    return said.split(separator: "\n").map(String.init)
  }
}

extension FileHandle {
  fileprivate func all() async -> String {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: String(decoding: (try? self.readToEnd()) ?? Data(), as: UTF8.self))
      }
    }
  }
}
