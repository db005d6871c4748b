import Foundation

/// A file that pages link to. Its address contains a hash of its content, so that a browser may cache it for ever.
package struct Asset: Sendable {
  package let address: String
  package let type: String
  package let bytes: [UInt8]
}

extension Asset {
  init(address: String, type: String, text: StaticString) {
    self.init(address: address, type: type, bytes: text.withUTF8Buffer { Array($0) })
  }

  init(address: String, type: String, base64: String) {
    self.init(address: address, type: type, bytes: Data(base64Encoded: base64).map { [UInt8]($0) } ?? [])
  }
}
