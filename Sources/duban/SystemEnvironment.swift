import ArgumentParser
import Configuration
import Domain
import Foundation
import SystemPackage

/// The only place that reads the clock, the environment and the system's randomness.
enum SystemEnvironment {
  /// `DUBAN_MAIL_URL` is `mail.url`, and so on; the environment beats the file, which is JSON of the same words.
  static func settings(file: String? = nil) async throws -> ConfigReader {
    var providers: [any ConfigProvider] = [EnvironmentVariablesProvider().prefixKeys(with: "duban")]
    if let file {
      do { providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file))) } catch {
        throw ValidationError("设置文件读不了：\(file)：\(error)")
      }
    }
    return ConfigReader(providers: providers)
  }

  static let random: @Sendable (Int) -> [UInt8] = { count in
    var generator = SystemRandomNumberGenerator()
    // Eight bytes a call of the system, not one.
    return Array((0..<(count + 7) / 8).flatMap { _ in withUnsafeBytes(of: generator.next(), Array.init) }.prefix(count))
  }

  /// The system's clock; in tests one that starts at `DUBAN_CLOCK` and runs on.
  static func clock(_ settings: ConfigReader) throws -> @Sendable () -> Instant {
    let system: @Sendable () -> Instant = { Instant(seconds: Int64(Date().timeIntervalSince1970.rounded(.down))) }
    guard let text = settings.string(forKey: "clock") else { return system }
    guard settings.string(forKey: "testing") == "1" else { throw ValidationError("DUBAN_CLOCK 只用于测试，要同时设置 DUBAN_TESTING=1") }
    guard let start = Zone.china.parse(text) else { throw ValidationError("DUBAN_CLOCK 不是时间：\(text)") }
    let began = system()
    return { start + (system() - began) }
  }

  static var language: Language {
    let environment = ProcessInfo.processInfo.environment
    return (environment["LC_ALL"] ?? environment["LANG"] ?? "").hasPrefix("en") ? .en : .zh
  }

  /// As many open files as the system allows: each connection is one, and the usual limit is a thousand.
  static func openManyFiles() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
    limit.rlim_cur = min(limit.rlim_max, 65_536)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  /// Files that are made from here on are for the user of this process alone: a database, its backups and its exports hold
  /// password hashes, identity numbers and evidence.
  static func keepFilesPrivate() { umask(0o077) }

  static func printError(_ sentence: String) { FileHandle.standardError.write(Data((sentence + "\n").utf8)) }
}
