/// The output buffer of a page. Only generated code calls the four writing methods.
package struct Output {
  package private(set) var bytes: [UInt8] = []

  /// - Parameter capacity: bytes to reserve; most pages fit the default and are never copied.
  package init(capacity: Int = 16 << 10) { bytes.reserveCapacity(capacity) }

  /// Appends HTML from a template.
  mutating func literal(_ html: StaticString) {
    html.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends an untrusted value, escaped for HTML text and quoted attributes.
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

  /// Appends a value unescaped: markup made by Swift, or plain text.
  mutating func raw(_ value: some TextValue) {
    var value = value.description
    value.withUTF8 { bytes.append(contentsOf: $0) }
  }

  // All five are ASCII, so no byte of a multi-byte character matches one.
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
