import Foundation

/// A mail as it arrived, parsed by Python's email package, which is independent of our writer.
package struct ReceivedMail: Decodable, Sendable {
  package struct Header: Decodable, Sendable {
    package let name: String
    package let value: String
  }

  /// The sender in the envelope.
  package let from: String
  package let to: [String]
  /// The decoded headers, in order.
  package let headers: [Header]
  package let text: String?
  package let html: String?
  /// The bytes between DATA and the final dot.
  package let raw: Data
  package let encrypted: Bool
  package let authenticated: Bool

  /// The value of the first header with this name.
  package subscript(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
