/// Finds items by words, the newest first, or lists them as `Items.list` does where the query has none.
package protocol Search: Sendable {
  /// Words without two characters that stand together find nothing.
  func find(_ query: ItemQuery, within scope: Scope) async throws -> Found
}
