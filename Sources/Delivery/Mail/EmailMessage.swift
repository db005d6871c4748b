/// One email to one recipient. Rendering is deterministic, so a retry sends the same bytes.
package struct EmailMessage: Hashable, Sendable {
  package var from: Mailbox
  package var to: Mailbox
  /// Any text; line breaks and other control characters become spaces.
  package var subject: String
  package var text: String
  /// The same content in HTML, for mail programs that prefer it.
  package var html: String?
  package var messageID: MessageID
  package var date: Date
  /// Additional headers: `Auto-Submitted`, `List-Unsubscribe`.
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

  /// An invalid part of a message. Each case carries the offending address, id or header name.
  package enum FormatError: Error, Hashable {
    case address(String)
    case messageID(String)
    case header(String)
  }

  /// The time of writing: seconds since 1970, and the writer's offset east of UTC in seconds.
  package struct Date: Hashable, Sendable {
    package let seconds: Int64
    package let offset: Int

    package init(seconds: Int64, offset: Int) {
      self.seconds = seconds
      self.offset = offset
    }
  }

  /// `local@domain`, without angle brackets: the same for every attempt, so that a receiver can drop a duplicate.
  package struct MessageID: Hashable, Sendable {
    package let text: String

    /// At most 250 bytes, in the form of an address.
    package init(_ text: String) throws(FormatError) {
      guard AddressSpec(text) != nil, text.utf8.count <= 250 else { throw .messageID(text) }
      self.text = text
    }
  }

  package struct Header: Hashable, Sendable {
    package let name: String
    package let value: String

    /// The value is printable ASCII, in words of at most 900 bytes. Names of headers that the message writes itself are refused.
    package init(_ name: String, _ value: String) throws(FormatError) {
      guard !name.isEmpty, name.utf8.count <= 70, name.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }),
        !Header.isReserved(name.lowercased()),
        !value.isEmpty, value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }),
        value.split(separator: " ").allSatisfy({ $0.utf8.count <= 900 })
      else { throw .header(name) }
      self.name = name
      self.value = value
    }

    private static func isReserved(_ name: String) -> Bool {
      ["date", "from", "sender", "to", "cc", "bcc", "subject", "message-id", "mime-version"].contains(name) || name.hasPrefix("content-")
    }
  }
}
