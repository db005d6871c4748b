/// Full-text search in items.
package protocol Search: Sendable {
  /// The items that match the query's words and its other conditions, that the scope includes, newest first; without words, as `Items.list`.
  ///
  /// Words match in title, number and text fields as the user may see them; masked fields match as a whole only. A query in which no two
  /// characters stand together finds nothing. A page may have fewer items than `query.limit` where a search looks at many rows; `Found.next`
  /// continues it, and is nil at the end.
  /// - Throws: `DatabaseUnavailable`; errors of the database.
  func find(_ query: ItemQuery, within scope: Scope) async throws -> Found
}
