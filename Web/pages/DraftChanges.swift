/// What a changed notice says otherwise than the draft that stands, taken over only when somebody says so; or than the
/// notice of an initiative that runs, where nothing is taken over and each task leads to what became of it.
package struct DraftChangesPage: Sendable {
  package struct Row: Sendable {
    package var part: String
    package var before: String
    package var after: String
    package var line: Int?
    /// What the task became.
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
  package var action: String
  package var version: Int
  package var title: String
  package var rows: [Row]
  /// How many more there are.
  package var more: String?
  /// The new text and draft, to be posted back; nil where nothing is taken over.
  package var notice: String?

  package init(
    frame: FramePart, csrf: String, action: String, version: Int = 0, title: String, rows: [Row], more: String? = nil, notice: String? = nil
  ) {
    self.frame = frame
    self.csrf = csrf
    self.action = action
    self.version = version
    self.title = title
    self.rows = rows
    self.more = more
    self.notice = notice
  }
}
