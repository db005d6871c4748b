import Foundation

/// A page's status, browser errors, and pictures.
extension Browser {
  package func script(_ body: String) async throws -> JSON { try await tell("POST", "/execute/sync", ["script": .text(body), "args": []]) }

  /// The HTTP status of the open page.
  package func status() async throws -> Int {
    try await script("return performance.getEntriesByType('navigation')[0].responseStatus").int
  }

  /// The browser's errors since the last call: script errors, resources blocked by the content security policy.
  package func complaints() async throws -> [String] {
    try await tell("POST", "/se/log", ["type": "browser"]).list.map { $0["message"].text }
  }

  /// Sets the width of the window in pixels.
  package func resize(to width: Int) async throws {
    let metrics: JSON = [
      "width": .number(Double(width)), "height": .number(width < 640 ? 740 : 900), "deviceScaleFactor": 1, "mobile": .flag(width < 640),
    ]
    try await tell("POST", "/goog/cdp/execute", ["cmd": "Emulation.setDeviceMetricsOverride", "params": metrics])
  }

  /// The number of pixels by which the page is wider than the window.
  package func overhang() async throws -> Int { try await script("return document.documentElement.scrollWidth - innerWidth").int }

  /// The whole page as a PNG.
  package func screenshot() async throws -> Data {
    let taken = try await tell(
      "POST", "/goog/cdp/execute", ["cmd": "Page.captureScreenshot", "params": ["captureBeyondViewport": true]])
    return Data(base64Encoded: taken["data"].text) ?? Data()
  }

  /// The page printed on A4, as a PDF.
  package func print() async throws -> Data {
    Data(base64Encoded: try await tell("POST", "/print", ["page": ["width": 21, "height": 29.7]]).text) ?? Data()
  }
}
