/// One mail to one person. Rendered twice it gives the same bytes, so a letter that is sent again is the same letter.
package struct Letter: Hashable, Sendable {
  package var from: Mailbox
  package var to: Mailbox
  /// Any text; line breaks and other control characters become spaces.
  package var subject: String
  package var text: String
  /// The same again in HTML, for readers that prefer it.
  package var html: String?
  package var messageID: MessageID
  package var date: Date
  /// Beyond those that the letter writes itself: `Auto-Submitted`, `List-Unsubscribe`.
  package var headers: [Header]

  package init(
    from: Mailbox, to: Mailbox, subject: String, text: String, html: String? = nil, messageID: MessageID, date: Date, headers: [Header] = []
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.text = text
    self.html = html
    self.messageID = messageID
    self.date = date
    self.headers = headers
  }

  /// What no letter can hold. Each carries the offending address, id or header name.
  package enum Fault: Error, Hashable {
    case address(String)
    case messageID(String)
    case header(String)
  }

  /// When it was written: seconds since 1970 and the writer's offset east of Greenwich, in seconds.
  package struct Date: Hashable, Sendable {
    package let seconds: Int64
    package let offset: Int

    package init(seconds: Int64, offset: Int) {
      self.seconds = seconds
      self.offset = offset
    }
  }

  /// `local@domain`, without angle brackets: the same for every attempt at one letter, so that a receiver can drop a twin.
  package struct MessageID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) throws(Fault) {
      guard AddressSpec(text) != nil, text.utf8.count <= 250 else { throw .messageID(text) }
      self.text = text
    }
  }

  package struct Header: Hashable, Sendable {
    package let name: String
    package let value: String

    /// The value is printable ASCII, words of at most 900 bytes. Names that the letter writes itself are refused.
    package init(_ name: String, _ value: String) throws(Fault) {
      guard !name.isEmpty, name.utf8.count <= 70, name.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }),
        !Header.isOurs(name.lowercased()),
        !value.isEmpty, value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }),
        value.split(separator: " ").allSatisfy({ $0.utf8.count <= 900 })
      else { throw .header(name) }
      self.name = name
      self.value = value
    }

    private static func isOurs(_ name: String) -> Bool {
      ["date", "from", "sender", "to", "cc", "bcc", "subject", "message-id", "mime-version"].contains(name) || name.hasPrefix("content-")
    }
  }
}
