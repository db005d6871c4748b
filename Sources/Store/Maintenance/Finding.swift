import Domain

/// A place where the stored data differs from what was written.
package enum Finding: Hashable, Sendable {
  case database(String)
  case reference(table: String, row: Int64)
  /// A history row whose values no longer give its hash.
  case changedRow(item: Item.ID, number: String, count: Int)
  /// Rows missing before this one, or at the end of an item's history.
  case cutHistory(item: Item.ID, number: String, count: Int)
  case historyWithoutItem(Item.ID)
  /// The item's state is not the one in which its history ends.
  case changedItem(item: Item.ID, number: String)
  /// All rows up to a checkpoint no longer give its root.
  case checkpoint(Int64)
  /// Counters of a kind differ from its items.
  case figures(initiative: Item.ID, kind: Workflow.Kind)
  /// The search index lacks words of the item.
  case unfindable(item: Item.ID, number: String)
  /// The search index holds, from this sequence on, words that no item has.
  case straySearch(Int64)
}
