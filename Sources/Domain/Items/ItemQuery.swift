/// A list of items, narrowed; sorted by limit, then id.
package struct ItemQuery: Hashable, Sendable {
  package var kinds: [Workflow.Kind] = []
  package var states: [Workflow.State.ID] = []
  package var initiative: Item.ID?
  package var parent: Item.ID?
  /// A party: of a group, an agency or a person.
  package var party: String?
  /// Any of these is a party, or leads nothing yet in its state, or was registered by the first of them.
  package var concerning: [String] = []
  package var assignee: Person.ID?
  package var dueBefore: Instant?
  package var dueAfter: Instant?
  package var isLate: Bool?
  /// Open past its limit now, whether or not it was late before.
  package var isOverdue = false
  package var isDone: Bool?
  /// Late as of this instant; also what "overdue" is measured by.
  package var now: Instant
  package var words: String?
  /// Of a choice field: its id and the option.
  package var choice: Choice?
  package var batch: String?
  /// None but these, where any are named.
  package var ids: [Item.ID]?
  package var after: Cursor?
  package var limit: Int

  package struct Choice: Hashable, Sendable {
    package var field: Field.ID
    package var option: String
    package init(field: Field.ID, option: String) {
      self.field = field
      self.option = option
    }
  }

  package struct Cursor: Hashable, Sendable {
    package var at: Int64
    package var id: Item.ID
    package init(at: Int64, id: Item.ID) {
      self.at = at
      self.id = id
    }
  }

  package init(now: Instant, limit: Int = 50) {
    self.now = now
    self.limit = limit
  }
}

extension ItemQuery.Cursor: LosslessStringConvertible {
  package init?(_ text: String) {
    guard let dot = text.firstIndex(of: "."), let at = Int64(text[..<dot]) else { return nil }
    self.init(at: at, id: Item.ID(String(text[text.index(after: dot)...])))
  }
  package var description: String { "\(at).\(id)" }
  /// After the last of a page.
  package init(_ item: Item) { self.init(at: item.sortKey, id: item.id) }
}

extension Item {
  /// The sort key of lists: the limit; items without one come last.
  package var sortKey: Int64 { (limit == nil ? Instant.never : clock?.missedFrom ?? .never).seconds }
}
