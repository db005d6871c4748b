/// A page of search results. It may hold fewer than asked for, or none, although more can be found: for common words that rarely occur
/// together the index is searched a segment at a time.
package struct Found: Sendable {
  package var items: [Item]
  package var next: ItemQuery.Cursor?
  package init(items: [Item], next: ItemQuery.Cursor?) {
    self.items = items
    self.next = next
  }
}
