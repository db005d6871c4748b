/// A notice as it was read: its text, one element a line, and the draft made of it.
package struct ReadNotice: Hashable, Sendable, Codable {
  package var lines: [String]
  package var draft: Draft
  package init(lines: [String], draft: Draft) {
    self.lines = lines
    self.draft = draft
  }
}
