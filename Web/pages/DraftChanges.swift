/// What a changed notice says otherwise than the draft that stands; taken over only when somebody says so.
package struct DraftChangesPage: Sendable {
  package struct Row: Sendable {
    package var part: String
    package var before: String
    package var after: String
    package var line: Int?

    package init(part: String, before: String, after: String, line: Int? = nil) {
      self.part = part
      self.before = before
      self.after = after
      self.line = line
    }
  }

  package var frame: FramePart
  package var csrf: String
  package var action: String
  package var version: Int
  package var title: String
  package var rows: [Row]
  /// The new text and draft, to be posted back.
  package var notice: String

  package init(frame: FramePart, csrf: String, action: String, version: Int, title: String, rows: [Row], notice: String) {
    self.frame = frame
    self.csrf = csrf
    self.action = action
    self.version = version
    self.title = title
    self.rows = rows
    self.notice = notice
  }
}
