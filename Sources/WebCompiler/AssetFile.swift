import Foundation

/// A file that browsers fetch, under an address that changes with its content.
struct AssetFile {
  /// Below `Web/`: `style/duban.css`, as templates name it.
  var path: String
  var type: String
  var bytes: [UInt8]

  static let types = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml", "png": "image/png",
    "ico": "image/x-icon", "jpg": "image/jpeg", "webp": "image/webp", "woff2": "font/woff2", "webmanifest": "application/manifest+json",
  ]

  init(path: String, bytes: [UInt8], file: String) throws(Complaint) {
    let ending = path.split(separator: ".").last.map(String.init) ?? ""
    guard let type = AssetFile.types[ending] else {
      throw Complaint(file: file, line: 1, sentence: "no content type is known for '.\(ending)'; name it in AssetFile.types")
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

  /// FNV-1a: it tells versions of a file apart, and guards nothing.
  private var hash: UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// `Asset(…)`: text as it is, anything else as base64, for an array literal of bytes takes Swift minutes.
  var swift: String {
    let content = plainText.map { "text: \(SwiftLiteral.block($0))" } ?? "base64: \"\(Data(bytes).base64EncodedString())\""
    return "    Asset(address: \"\(address)\", type: \"\(type)\", \(content))"
  }

  /// The bytes as text, where a Swift literal gives back the very same ones.
  private var plainText: String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    return text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || $0.value >= 0x20 && $0.value != 0x7f } ? text : nil
  }
}
