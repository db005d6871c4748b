import Foundation

/// What a page came to: its status, its complaints, its picture.
extension Browser {
  package func script(_ body: String) async throws -> JSON { try await tell("POST", "/execute/sync", ["script": .text(body), "args": []]) }

  /// The status that the open page was answered with.
  package func status() async throws -> Int {
    try await script("return performance.getEntriesByType('navigation')[0].responseStatus").int
  }

  /// What the browser has complained of since it was last asked: script errors, what the security policy kept away.
  package func complaints() async throws -> [String] {
    try await tell("POST", "/se/log", ["type": "browser"]).list.map { $0["message"].text }
  }

  /// As wide as a desk's screen or a phone's.
  package func resize(to width: Int) async throws {
    let metrics: JSON = [
      "width": .number(Double(width)), "height": .number(width < 640 ? 740 : 900), "deviceScaleFactor": 1, "mobile": .flag(width < 640),
    ]
    try await tell("POST", "/goog/cdp/execute", ["cmd": "Emulation.setDeviceMetricsOverride", "params": metrics])
  }

  /// How far the page reaches beyond the screen's right edge.
  package func overhang() async throws -> Int { try await script("return document.documentElement.scrollWidth - innerWidth").int }

  /// The whole page as PNG.
  package func screenshot() async throws -> Data {
    let taken = try await tell(
      "POST", "/goog/cdp/execute", ["cmd": "Page.captureScreenshot", "params": ["captureBeyondViewport": true]])
    return Data(base64Encoded: taken["data"].text) ?? Data()
  }

  /// The page on A4 as PDF.
  package func print() async throws -> Data {
    Data(base64Encoded: try await tell("POST", "/print", ["page": ["width": 21, "height": 29.7]]).text) ?? Data()
  }
}
