/// `local@domain` in RFC 5322's unquoted form, in ASCII: the form of mail addresses and of message ids.
struct AddressSpec {
  let local: Substring
  let domain: Substring

  /// Nil for anything else, so that no text can break a header or an SMTP command.
  init?(_ text: String) {
    guard let at = text.lastIndex(of: "@") else { return nil }
    local = text[..<at]
    domain = text[text.index(after: at)...]
    guard AddressSpec.isDotted(local, of: \.isAtom), AddressSpec.isDotted(domain, of: \.isDomain) else { return nil }
  }

  private static func isDotted(_ text: Substring, of isAllowed: (UInt8) -> Bool) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && $0.allSatisfy(isAllowed) }
  }
}

extension UInt8 {
  var isLetterOrDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  /// `atext` of RFC 5322, 3.2.3.
  fileprivate var isAtom: Bool { isLetterOrDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(self) }

  fileprivate var isDomain: Bool { isLetterOrDigit || self == UInt8(ascii: "-") }
}
