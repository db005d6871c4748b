import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// A Chromium driven through chromedriver (W3C WebDriver). It exists while the closure given to `with` runs; session
/// and driver are always ended.
package final class Browser: Sendable {
  package struct Failure: Error, CustomStringConvertible {
    package let call: String
    package let description: String
  }

  private let driver: Running
  private let address: String
  private let session: String
  /// The base of all paths: `http://127.0.0.1:20000`.
  let site: String

  /// Opens a browser for `body`.
  /// - Parameter hasScript: whether pages may run JavaScript.
  package static func with<Answer>(
    at site: String, hasScript: Bool = true, folder: TemporaryFolder, _ body: (Browser) async throws -> Answer
  ) async throws -> Answer {
    let driver = try await Running(["chromedriver", "--port=0"], environment: environment, output: folder.file("\(UUID()).log"))
    func port() -> Int? {
      driver.written.split(separator: "\n").lazy.compactMap { $0.firstMatch(of: /started successfully on port (\d+)/) }.first.flatMap {
        Int($0.1)
      }
    }
    await eventually { port() != nil || !driver.isRunning }
    guard let port = port() else { throw Failure(call: "chromedriver", description: driver.written) }
    let address = "http://127.0.0.1:\(port)"
    let opened: JSON
    do { opened = try await call("POST", address + "/session", capabilities(hasScript)) } catch {
      await driver.end(by: SIGTERM)
      throw error
    }
    let browser = Browser(driver: driver, address: address, session: opened["sessionId"].text, site: site)
    do {
      let answer = try await body(browser)
      try await browser.close()
      return answer
    } catch {
      try? await browser.close()
      throw error
    }
  }

  private init(driver: Running, address: String, session: String, site: String) {
    self.driver = driver
    self.address = address
    self.session = session
    self.site = site
  }

  private func close() async throws {
    _ = try? await tell("DELETE", "")
    await driver.end(by: SIGTERM)
  }

  /// Sends a WebDriver command: `tell("POST", "/url", ["url": …])`.
  @discardableResult
  func tell(_ method: String, _ path: String, _ body: JSON? = nil) async throws -> JSON {
    try await Self.call(method, "\(address)/session/\(session)\(path)", body)
  }

  private static func call(_ method: String, _ url: String, _ body: JSON?) async throws -> JSON {
    var request = HTTPClientRequest(url: url)
    request.method = HTTPMethod(rawValue: method)
    if method == "POST" {
      request.headers.add(name: "Content-Type", value: "application/json")
      request.body = .bytes((body ?? [:]).bytes)
    }
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
    let bytes = try await response.body.collect(upTo: 100_000_000)
    let value = try JSON(Data(bytes.readableBytesView))["value"]
    guard response.status == .ok else {
      throw Failure(call: "\(method) \(url) \(body?.description ?? "")", description: value["message"].text)
    }
    return value
  }

  private static func capabilities(_ hasScript: Bool) -> JSON {
    var preferences: JSON = ["intl.accept_languages": "zh-CN,zh"]
    if !hasScript {
      preferences = ["intl.accept_languages": "zh-CN,zh", "profile.managed_default_content_settings.javascript": 2]
    }
    let arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=zh-CN"]
    let options: JSON = ["args": .texts(arguments + ["--window-size=1280,900"]), "prefs": preferences]
    let always: JSON = ["browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"]]
    return ["capabilities": ["alwaysMatch": always]]
  }

  /// A Chinese locale, also for date and file controls.
  private static var environment: [String: String] {
    ProcessInfo.processInfo.environment.merging(["LANGUAGE": "zh_CN", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"]) { _, own in own }
  }
}
