/// The messages that are due, each once, with their recipients.
package struct DueLines: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package var due: Instant
    package var item: Item.ID
    package var rule: String
    package init(due: Instant, item: Item.ID, rule: String) {
      self.due = due
      self.item = item
      self.rule = rule
    }
  }
  /// The messages for one person: indices of lines.
  package struct Part: Hashable, Sendable {
    package var recipient: Person
    package var places: [Int]
    package init(recipient: Person, places: [Int] = []) {
      self.recipient = recipient
      self.places = places
    }
  }
  package var lines: [Line]
  package var parts: [Part]
  package init(lines: [Line], parts: [Part]) {
    self.lines = lines
    self.parts = parts
  }
}
