/// A notice as it was read: its text, a line an element, and what it seems to say.
package struct ReadNotice: Hashable, Sendable, Codable {
  package var lines: [String]
  package var draft: Draft
  package init(lines: [String], draft: Draft) {
    self.lines = lines
    self.draft = draft
  }
}
