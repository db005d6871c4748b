/// A page of what was found. There may be fewer than asked for, or none, and still more to find: common words that
/// hardly ever meet are looked for a stretch at a time.
package struct Found: Sendable {
  package var items: [Item]
  package var next: ItemQuery.Cursor?
  package init(items: [Item], next: ItemQuery.Cursor?) {
    self.items = items
    self.next = next
  }
}
