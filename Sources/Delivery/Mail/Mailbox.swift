/// A sender or recipient: an address and its display name.
package struct Mailbox: Hashable, Sendable {
  package let name: String?
  package let address: String

  /// - Parameters:
  ///   - address: ASCII, in RFC 5322's unquoted form, at most 254 bytes.
  ///   - name: Any text.
  package init(address: String, name: String? = nil) throws(EmailMessage.FormatError) {
    guard let parts = AddressSpec(address), parts.local.utf8.count <= 64, address.utf8.count <= 254 else { throw .address(address) }
    self.address = address
    self.name = name
  }

  /// Reads a setting: `clerk@example.cn` or `督办 <clerk@example.cn>`.
  package init(_ text: String) throws(EmailMessage.FormatError) {
    guard let open = text.lastIndex(of: "<"), text.last == ">" else {
      try self.init(address: text)
      return
    }
    let name = String(text[..<open].drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    let address = String(text[text.index(after: open)...].dropLast())
    try self.init(address: address, name: name.isEmpty ? nil : name)
  }
}
