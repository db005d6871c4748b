/// The differences between a changed notice and the present draft, applied only on request. For a running initiative nothing is applied,
/// and each task links to its item.
package struct DraftChangesPage: Sendable {
  /// One difference: a part of the draft before and after.
  package struct Row: Sendable {
    package var part: String
    package var before: String
    package var after: String
    package var line: Int?
    /// The item that was created from the task.
    package var item: LinkPart?

    package init(part: String, before: String, after: String, line: Int? = nil, item: LinkPart? = nil) {
      self.part = part
      self.before = before
      self.after = after
      self.line = line
      self.item = item
    }
  }

  package var frame: FramePart
  package var csrf: String
  /// The idempotency key of the form.
  package var key: String
  package var action: String
  package var version: Int
  package var title: String
  package var rows: [Row]
  /// The number of further differences.
  package var more: String?
  /// The new text and draft, to be posted back; nil if they cannot be applied.
  package var notice: String?

  package init(
    frame: FramePart, csrf: String, key: String, action: String, version: Int = 0, title: String, rows: [Row], more: String? = nil,
    notice: String? = nil
  ) {
    self.frame = frame
    self.csrf = csrf
    self.key = key
    self.action = action
    self.version = version
    self.title = title
    self.rows = rows
    self.more = more
    self.notice = notice
  }
}
