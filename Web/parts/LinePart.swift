/// A line of a source text. Recognized spans are marked and link to their result.
package struct LinePart: Sendable {
  /// A stretch of the line; `address` links it to its result.
  package struct Span: Sendable {
    /// Recognized, or recognized with a doubt that a person must resolve.
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
  /// Whether the address points to this line.
  package var isHere: Bool

  package init(number: Int, spans: [Span], isHere: Bool = false) {
    self.number = number
    self.spans = spans
    self.isHere = isHere
  }
}
