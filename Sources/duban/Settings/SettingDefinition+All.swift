import Delivery
import Domain
import Site

extension SettingDefinition {
  /// Every setting there is. Any other name is refused.
  static let all: [SettingDefinition] = [
    SettingDefinition("database", usual: "duban.sqlite") { $0.database = $1 },
    SettingDefinition("workflows") { $0.workflows = $1 },
    SettingDefinition("host", usual: "127.0.0.1") { $0.host = $1 },
    SettingDefinition("port", usual: "8080") { $0.port = try whole($1, in: 0...65_535) },
    SettingDefinition("public.url") { $0.publicURL = try address($1) },
    SettingDefinition("mail.url", isSecret: true) { $0.mailServer = try mailServer($1) },
    SettingDefinition("mail.from", usual: "督办 <duban@localhost>") { $0.mailFrom = try mailbox($1) },
    SettingDefinition("rate.limit", usual: String(SecurityPolicy.callsAMinute)) {
      $0.callsAMinute = $1 == "off" ? nil : try whole($1, in: 1...1_000_000, or: "off")
    },
    SettingDefinition("streams", usual: String(SecurityPolicy.maxStreams)) { $0.maxStreams = try whole($1, in: 1...1_000_000) },
    SettingDefinition("upload.size", usual: String(SecurityPolicy.maxUploadBytes)) {
      $0.maxUploadBytes = try whole($1, in: 1...1_000_000_000)
    },
    SettingDefinition("trusted.proxies") { $0.trustedProxies = try ranges($1) },
    SettingDefinition("webhook.allow.private", usual: "0") { $0.allowsPrivateWebhooks = try flag($1) },
    SettingDefinition("clock") { $0.clock = try instant($1) },
    SettingDefinition("testing", usual: "0") { $0.isTesting = try flag($1) },
  ]

  private static func whole(_ text: String, in range: ClosedRange<Int>, or word: String? = nil) throws -> Int {
    guard let number = Int(text), range.contains(number) else {
      let bounds = "\(range.lowerBound)–\(range.upperBound)"
      throw Unreadable(
        "要\(bounds)的整数" + (word.map { "，或\($0)" } ?? ""), "takes a whole number, \(bounds)" + (word.map { ", or \($0)" } ?? ""))
    }
    return number
  }

  private static func flag(_ text: String) throws -> Bool {
    switch text {
    case "1", "true": true
    case "0", "false": false
    default: throw Unreadable("要1或0", "takes 1 or 0")
    }
  }

  private static func instant(_ text: String) throws -> Instant {
    guard let instant = Zone.china.parse(text) else {
      throw Unreadable("不是时间，例如2019-11-12T09:00+08:00", "is not a time such as 2019-11-12T09:00+08:00")
    }
    return instant
  }

  private static func address(_ text: String) throws -> String {
    let scheme = ["http://", "https://"].first { text.lowercased().hasPrefix($0) }
    guard let scheme, let first = text.dropFirst(scheme.count).first, first != "/", !text.contains(where: \.isWhitespace) else {
      throw Unreadable("要写成https://主机名", "takes an address such as https://duban.example.org")
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  private static func mailServer(_ text: String) throws -> MailServer {
    do { return try MailServer(url: text) } catch { throw Unreadable(error.rawValue, error.rawValue) }
  }

  private static func mailbox(_ text: String) throws -> Mailbox {
    do { return try Mailbox(text) } catch { throw Unreadable("不是邮箱地址", "is no mail address") }
  }

  private static func ranges(_ text: String) throws -> [AddressRange] {
    try text.split(separator: ",").map { part in
      guard let range = AddressRange(part.trimmed) else {
        throw Unreadable("要用逗号隔开的IP地址或网段，例如127.0.0.1,10.0.0.0/8", "takes addresses or CIDR ranges with commas: 127.0.0.1,10.0.0.0/8")
      }
      return range
    }
  }
}
