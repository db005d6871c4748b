/// A line of a source text. What was read out of it is marked and leads to what became of it.
package struct LinePart: Sendable {
  package struct Span: Sendable {
    /// Read into the draft, or read with a doubt that a person must settle.
    package enum Mark: Sendable { case read, doubtful }

    package var text: String
    package var mark: Mark?
    package var address: String?

    package init(text: String, mark: Mark? = nil, address: String? = nil) {
      self.text = text
      self.mark = mark
      self.address = address
    }

    package var isRead: Bool { mark == .read }
    package var isDoubtful: Bool { mark == .doubtful }
  }

  package var number: Int
  package var spans: [Span]
  /// The line that the address asked for.
  package var isHere: Bool

  package init(number: Int, spans: [Span], isHere: Bool = false) {
    self.number = number
    self.spans = spans
    self.isHere = isHere
  }
}
