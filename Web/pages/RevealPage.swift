/// Asks for the reason to see a masked value in full, then shows it. The view and its reason are recorded in the item's history.
package struct RevealPage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var refusal: NotePart?
  package var action: String
  package var csrf: String
  /// The idempotency key of the form.
  package var key: String
  /// 身份证号
  package var term: String
  /// 37**************23
  package var masked: String
  package var reason: FieldPart
  /// The full value, after the reason is recorded.
  package var shown: String?
  package var back: String

  package init(
    frame: FramePart, head: HeadPart, refusal: NotePart? = nil, action: String, csrf: String, key: String, term: String, masked: String,
    reason: FieldPart, shown: String? = nil, back: String
  ) {
    self.frame = frame
    self.head = head
    self.refusal = refusal
    self.action = action
    self.csrf = csrf
    self.key = key
    self.term = term
    self.masked = masked
    self.reason = reason
    self.shown = shown
    self.back = back
  }
}
