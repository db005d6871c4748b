/// The page on which the office creates a link for a party without an account. The link is shown once.
package struct AnswerLinkPage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var action: String
  package var csrf: String
  package var party: FieldPart
  package var url: String?
  /// 2020年5月20日
  package var until: String
  package var back: String

  package init(
    frame: FramePart, head: HeadPart, action: String, csrf: String, party: FieldPart, url: String? = nil, until: String = "", back: String
  ) {
    self.frame = frame
    self.head = head
    self.action = action
    self.csrf = csrf
    self.party = party
    self.url = url
    self.until = until
    self.back = back
  }
}
