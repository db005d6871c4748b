import Foundation

/// A letter as it arrived, read by Python's email package: a second opinion on what we wrote.
package struct ReceivedMail: Decodable, Sendable {
  package struct Header: Decodable, Sendable {
    package let name: String
    package let value: String
  }

  /// The envelope's.
  package let from: String
  package let to: [String]
  /// Decoded, in order.
  package let headers: [Header]
  package let text: String?
  package let html: String?
  /// The bytes between DATA and the lonely dot.
  package let raw: Data
  package let encrypted: Bool
  package let authenticated: Bool

  /// The value of the first header of this name.
  package subscript(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
