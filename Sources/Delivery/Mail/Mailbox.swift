/// Whom a letter is from or to: an address and the name to show beside it.
package struct Mailbox: Hashable, Sendable {
  package let name: String?
  package let address: String

  /// An ASCII address as RFC 5322 writes it without quoting, at most 254 bytes. The name may be any text.
  package init(address: String, name: String? = nil) throws(Letter.Fault) {
    guard let parts = AddressSpec(address), parts.local.utf8.count <= 64, address.utf8.count <= 254 else { throw .address(address) }
    self.address = address
    self.name = name
  }

  /// Reads `clerk@example.cn` and `督办 <clerk@example.cn>`, as a setting holds it.
  package init(_ text: String) throws(Letter.Fault) {
    guard let open = text.lastIndex(of: "<"), text.last == ">" else {
      try self.init(address: text)
      return
    }
    let name = String(text[..<open].drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    let address = String(text[text.index(after: open)...].dropLast())
    try self.init(address: address, name: name.isEmpty ? nil : name)
  }
}
