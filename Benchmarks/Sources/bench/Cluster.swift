import CBench
import Foundation

/// A temporary PostgreSQL with full durability: fsync and synchronous_commit are on, as by default.
struct Cluster {
  let port = bench_free_port()
  let postmaster: Child
  private let folder: String

  /// - Parameters:
  ///   - settings: as in postgresql.conf, `shared_buffers=256MB`.
  ///   - primary: the cluster to replicate.
  init(_ folder: String, _ settings: [String] = [], standbyOf primary: Cluster? = nil) throws {
    self.folder = folder
    let data = folder + "/data"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Self.run(["mkdir", "-m", "0700", data], folder)
    if getuid() == 0 { try Self.run(["chown", "nobody", data, folder], folder) }
    if let primary {
      try Self.run(
        Self.unprivileged + [
          Self.program("pg_basebackup"), "-D", data, "-h", "127.0.0.1", "-p", String(primary.port), "-U", "duban", "-R", "-X", "stream",
          "-c", "fast",
        ], folder)
    } else {
      try Self.run(
        Self.unprivileged + [
          Self.program("initdb"), "--no-sync", "-A", "trust", "-U", "duban", "-E", "UTF8", "--locale=C.UTF-8", "-D", data,
        ], folder)
    }
    let all = ["listen_addresses=127.0.0.1", "shared_buffers=256MB", "max_wal_size=4GB"] + settings
    postmaster = try Child(
      Self.unprivileged + [Self.program("postgres"), "-D", data, "-k", folder, "-p", String(port)] + all.flatMap { ["-c", $0] },
      log: folder + "/log")
    let start = bench_clock()
    while (try? query("SELECT 1")) != ["1"] {
      guard bench_clock() - start < 30, postmaster.isRunning else {
        throw Child.Failure(description: "PostgreSQL does not start: \(postmaster.written.suffix(1000))")
      }
      usleep(20_000)
    }
  }

  /// The URL of this cluster, or of the first of two that accepts writes.
  func url(_ database: String = "postgres", or other: Cluster? = nil) -> String {
    "postgresql://duban@127.0.0.1:\(port)\(other.map { ",127.0.0.1:\($0.port)" } ?? "")/\(database)"
  }

  /// Runs a query by `psql`; returns its rows, with `|` between columns.
  @discardableResult
  func query(_ statement: String, in database: String = "postgres") throws -> [String] {
    let (answer, _) = try Self.run(
      [Self.program("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url(database), "-c", statement], folder)
    return answer.split(separator: "\n").map(String.init)
  }

  /// Commits of one row a second by pgbench, with prepared statements and as many clients as load the servers; and the
  /// processor seconds of pgbench itself.
  func commits(_ clients: Int = 64, seconds: Int, in database: String) throws -> (perSecond: Double, client: Double) {
    let script = folder + "/commit.sql"
    try "INSERT INTO bench_rows (text) VALUES ('等本人回来补卡');\n".write(toFile: script, atomically: false, encoding: .utf8)
    try query("CREATE TABLE IF NOT EXISTS bench_rows (id BIGSERIAL PRIMARY KEY, text TEXT NOT NULL)", in: database)
    let (said, used) = try Self.run(
      [
        Self.program("pgbench"), "-n", "-h", "127.0.0.1", "-p", String(port), "-U", "duban", "-f", script, "-c", String(clients), "-j", "2",
        "-M",
        "prepared", "-T", String(seconds), database,
      ], folder)
    guard let perSecond = said.between("tps = ", " ").flatMap({ Double($0) }) else { throw Child.Failure(description: "pgbench: \(said)") }
    return (perSecond, used)
  }

  func stop() { end(by: SIGINT) }
  private func end(by signal: Int32) {
    kill(postmaster.pid, signal)
    _ = try? postmaster.ended(within: 30)
  }

  /// PostgreSQL refuses to run as root. A process started as another user would outlive this one without the signal.
  private static var unprivileged: [String] {
    getuid() == 0 ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--pdeathsig", "INT"] : []
  }

  private static let programs: String = {
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    return "/usr/lib/postgresql/\(versions.max { Int($0) ?? 0 < Int($1) ?? 0 } ?? "15")/bin/"
  }()

  private static func program(_ name: String) -> String { programs + name }

  @discardableResult
  private static func run(_ command: [String], _ folder: String) throws -> (output: String, processor: Double) {
    let log = "\(folder)/said-\(UUID().uuidString)"
    let child = try Child(command, environment: ["LANG": "C.UTF-8"], log: log)
    let used = try child.ended(within: 120)
    return (child.written, used.processor)
  }
}
