import Foundation

/// A file for browsers, at an address that changes with its content.
struct AssetFile {
  /// Relative to `Web/`, as in templates: `style/duban.css`.
  var path: String
  var type: String
  var bytes: [UInt8]

  static let types = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml", "png": "image/png",
    "ico": "image/x-icon", "jpg": "image/jpeg", "webp": "image/webp", "woff2": "font/woff2", "webmanifest": "application/manifest+json",
  ]

  init(path: String, bytes: [UInt8], file: String) throws(TemplateDiagnostic) {
    let ending = path.split(separator: ".").last.map(String.init) ?? ""
    guard let type = AssetFile.types[ending] else {
      throw TemplateDiagnostic(file: file, line: 1, message: "no content type is known for '.\(ending)'; name it in AssetFile.types")
    }
    self.path = path
    self.type = type
    self.bytes = bytes
  }

  /// `/assets/style/duban.1f0e3dad99908345.css`
  var address: String {
    let dot = path.lastIndex(of: ".") ?? path.endIndex
    let digits = String(hash, radix: 16)
    return "/assets/\(path[..<dot]).\(String(repeating: "0", count: 16 - digits.count))\(digits)\(path[dot...])"
  }

  /// FNV-1a: distinguishes versions of a file, and protects nothing.
  private var hash: UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// `Asset(…)`: text as a string literal, anything else as base64; an array literal of bytes takes Swift minutes to compile.
  var swift: String {
    let content = plainText.map { "text: \(SwiftLiteral.block($0))" } ?? "base64: \"\(Data(bytes).base64EncodedString())\""
    return "    Asset(address: \"\(address)\", type: \"\(type)\", \(content))"
  }

  /// The bytes as text, if a Swift literal reproduces them exactly.
  private var plainText: String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    return text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || $0.value >= 0x20 && $0.value != 0x7f } ? text : nil
  }
}
