/// The bytes of a page as it is written. Generated code calls these four; pages call none.
package struct Output {
  package private(set) var bytes: [UInt8] = []

  /// - Parameter capacity: bytes to make room for; most pages fit the default and never move.
  package init(capacity: Int = 16 << 10) { bytes.reserveCapacity(capacity) }

  /// HTML from a template.
  mutating func literal(_ html: StaticString) {
    html.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A value that may come from anybody: safe in HTML's text and in quoted attributes.
  mutating func escape(_ value: String) {
    var value = value
    value.withUTF8 { text in
      var written = 0
      for index in text.indices {
        guard let entity = Output.entity(for: text[index]) else { continue }
        bytes.append(contentsOf: text[written..<index])
        literal(entity)
        written = index + 1
      }
      bytes.append(contentsOf: text[written...])
    }
  }

  mutating func escape(_ value: some TextValue) { escape(value.description) }

  /// A value as it stands: markup that Swift made, or plain text.
  mutating func raw(_ value: some TextValue) {
    var value = value.description
    value.withUTF8 { bytes.append(contentsOf: $0) }
  }

  // All five are ASCII, so no byte inside a Chinese character is taken for one.
  private static func entity(for byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}

extension String {
  package init(_ output: Output) { self.init(decoding: output.bytes, as: UTF8.self) }
}
