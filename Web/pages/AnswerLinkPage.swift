/// The page on which the office creates a link for a party without an account. The link is shown once.
package struct AnswerLinkPage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var action: String
  package var csrf: String
  /// The idempotency key of the form.
  package var key: String
  package var party: FieldPart
  package var url: String?
  /// 2020年5月20日
  package var until: String
  package var back: String

  package init(
    frame: FramePart, head: HeadPart, action: String, csrf: String, key: String, party: FieldPart, url: String? = nil, until: String = "",
    back: String
  ) {
    self.frame = frame
    self.head = head
    self.action = action
    self.csrf = csrf
    self.key = key
    self.party = party
    self.url = url
    self.until = until
    self.back = back
  }
}
