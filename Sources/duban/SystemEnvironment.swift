import Domain
import Foundation

/// The only place that reads the clock, the environment and the system's randomness.
enum SystemEnvironment {
  /// Returns that many random bytes.
  static let random: @Sendable (Int) -> [UInt8] = { count in
    var generator = SystemRandomNumberGenerator()
    // The generator gives eight bytes a call.
    return Array((0..<(count + 7) / 8).flatMap { _ in withUnsafeBytes(of: generator.next(), Array.init) }.prefix(count))
  }

  /// The system's clock, or one that starts at `start` and runs on.
  static func clock(startingAt start: Instant?) -> @Sendable () -> Instant {
    let system: @Sendable () -> Instant = { Instant(seconds: Int64(Date().timeIntervalSince1970.rounded(.down))) }
    guard let start else { return system }
    let began = system()
    return { start + (system() - began) }
  }

  /// English if `LC_ALL`, else `LANG`, begins with `en`.
  static var language: Language {
    let environment = ProcessInfo.processInfo.environment
    return (environment["LC_ALL"] ?? environment["LANG"] ?? "").hasPrefix("en") ? .en : .zh
  }

  /// Raises the limit of open files as far as the system allows: each connection is one, and the usual limit is 1024.
  static func openManyFiles() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
    limit.rlim_cur = min(limit.rlim_max, maxOpenFiles)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  /// Makes files that are created from now on readable for this user alone: a database, its backups and its exports contain password
  /// hashes, identity numbers and evidence.
  static func keepFilesPrivate() { umask(0o077) }

  /// As in `LimitNOFILE` of docs/operations.md.
  private static let maxOpenFiles: rlim_t = 65_536

  static func printError(_ sentence: String) { FileHandle.standardError.write(Data((sentence + "\n").utf8)) }
}
