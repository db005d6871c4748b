import Delivery
import Domain
import Foundation
import Testing

@testable import duban

@Suite("Settings")
struct SettingsTests {
  private func settings(_ environment: [String: String] = [:], file: String? = nil) throws -> Settings {
    guard let file else { return try Settings(environment: environment) }
    let path = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID()).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(file.utf8).write(to: URL(filePath: path))
    return try Settings(environment: environment, file: path)
  }

  private func refusal(_ environment: [String: String] = [:], file: String? = nil) -> String? {
    do {
      _ = try settings(environment, file: file)
      return nil
    } catch let refused as Settings.Refused { return refused.sentence.zh + "\n" + refused.sentence.en } catch { return "\(error)" }
  }

  @Test("have their defaults")
  func defaults() throws {
    let settings = try settings()
    #expect(settings.database == "duban.sqlite" && settings.host == "127.0.0.1" && settings.port == 8080)
    #expect(settings.callsAMinute == 600 && settings.maxStreams == 2000 && settings.maxUploadBytes == 20_000_000)
    #expect(settings.mail == nil && settings.publicURL == nil && settings.workflows == nil && settings.clock == nil)
    #expect(!settings.allowsPrivateWebhooks && !settings.isTesting && settings.trustedProxies.isEmpty)
  }

  @Test("come from the environment before the file")
  func order() throws {
    let file =
      #"{"port": 9000, "mail": {"url": "smtp://mail.example.org", "from": "督办 <d@example.org>"}, "rate": {"limit": "off"}, "testing": true}"#
    let both = try settings(["DUBAN_PORT": "9001", "HOME": "/", "DUBAN_HOST": ""], file: file)
    #expect(both.port == 9001 && both.host == "127.0.0.1")
    #expect(both.mailServer?.host == "mail.example.org" && both.mailFrom?.address == "d@example.org")
    #expect(both.callsAMinute == nil && both.isTesting)
    #expect(try settings(file: file).port == 9000)
    #expect(try settings(file: #"{"trusted": {"proxies": ["127.0.0.1", "10.0.0.0/8"]}}"#).trustedProxies.count == 2)
  }

  @Test(
    "that cannot be read are refused by name",
    arguments: [
      ("DUBAN_PORT", "abc"), ("DUBAN_PORT", "65536"), ("DUBAN_PORT", "-1"), ("DUBAN_PORT", "80 "), ("DUBAN_RATE_LIMIT", "many"),
      ("DUBAN_RATE_LIMIT", "0"), ("DUBAN_STREAMS", "none"), ("DUBAN_UPLOAD_SIZE", "20MB"), ("DUBAN_PUBLIC_URL", "duban.example.org"),
      ("DUBAN_PUBLIC_URL", "https://"), ("DUBAN_MAIL_URL", "http://mail"), ("DUBAN_MAIL_FROM", "nobody"), ("DUBAN_CLOCK", "today"),
      ("DUBAN_TESTING", "yes"), ("DUBAN_TRUSTED_PROXIES", "localhost"), ("DUBAN_WEBHOOK_ALLOW_PRIVATE", "maybe"),
    ])
  func unreadable(_ variable: String, _ text: String) {
    #expect(refusal([variable: text])?.contains(variable) == true)
  }

  @Test("that are not known are refused by name")
  func unknown() {
    #expect(refusal(["DUBAN_PROT": "8080"])?.contains("DUBAN_PROT") == true)
    #expect(refusal(file: #"{"prot": 8080}"#)?.contains("prot") == true)
    #expect(refusal(file: #"{"mail": {"uri": "x"}}"#)?.contains("mail.uri") == true)
  }

  @Test("of a file that is wrong are refused by its name and the key")
  func files() {
    #expect(refusal(file: "port: 8080")?.contains("JSON") == true)
    #expect(refusal(file: "[]")?.contains("JSON") == true)
    for file in [#"{"port": 1.5}"#, #"{"port": null}"#, #"{"port": 1, "port": 2}"#, #"{"port": "x"}"#, #"{"port": {"port": 1}}"#] {
      #expect(refusal(file: file)?.contains("port") == true, "\(file)")
    }
    let missing = #expect(throws: Settings.Refused.self) { try Settings(environment: [:], file: "/nowhere/duban.json") }
    #expect(missing?.sentence.en.contains("/nowhere/duban.json") == true)
  }

  @Test("that are secret are never printed")
  func secrets() {
    for text in ["http://clerk:geheim@mail", "smtp://clerk:geheim", "geheim", "smtp://clerk:geheim@mail:99999"] {
      #expect(refusal(["DUBAN_MAIL_URL": text])?.contains("geheim") == false)
      #expect(refusal(file: #"{"mail": {"url": "\#(text)"}}"#)?.contains("geheim") == false)
    }
    #expect(SettingDefinition.all.filter(\.isSecret).map(\.key) == ["mail.url"])
  }

  @Test("keep the clock for tests")
  func clock() throws {
    #expect(refusal(["DUBAN_CLOCK": "2019-11-12T09:00+08:00"])?.contains("DUBAN_TESTING") == true)
    #expect(refusal(["DUBAN_CLOCK": "2019-11-12T09:00+08:00", "DUBAN_TESTING": "0"])?.contains("DUBAN_TESTING") == true)
    #expect(try settings(["DUBAN_CLOCK": "2019-11-12T09:00+08:00", "DUBAN_TESTING": "1"]).clock == Zone.china.parse("2019-11-12T01:00Z"))
  }

  @Test("each have a row in the documentation, with variable and default")
  func documented() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "docs/settings.md"), encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { $0.split(separator: "|").map(\.trimmed) }
    for setting in SettingDefinition.all {
      let row = try #require(rows.first { $0.first == "`\(setting.key)`" }, "\(setting.key)")
      #expect(row[1] == "`\(setting.variable)`")
      if !setting.usual.isEmpty { #expect(row[3].contains("`\(setting.usual)`"), "\(setting.key): \(row[3])") }
      if setting.isSecret { #expect(row[4].contains("Secret")) }
    }
  }
}
