import Domain

/// Maintenance of a database: checks, backups, transfers, and the upkeep of search index and workflows.
package struct SQLMaintenance: DatabasePort {
  let database: Database
  private var searchIndex: SearchIndexMaintenance { SearchIndexMaintenance(database: database) }

  /// Whether the database can be read and written.
  package func isHealthy() async -> Bool {
    do {
      _ = try await commits.run { connection in try connection.run("UPDATE versions SET value = value WHERE name = 'directory'") }
      return true
    } catch { return false }
  }

  /// Texts, deadlines and reminders may change within a version of a workflow: stores them, for the time when its file is gone.
  package func updateDefinitions() async throws {
    let workflows = workflows
    let changed = try await read { connection in
      try workflows.all.filter { try WorkflowRows.definition(of: $0.kind, version: $0.version, on: connection) != $0 }
    }
    if !changed.isEmpty {
      try await commits.run { connection in for workflow in changed { try WorkflowRows.store(workflow, on: connection) } }
    }
  }

  /// Open items of a kind that run on a version of its workflow, by id.
  package func openItems(of kind: Workflow.Kind, version: Int) async throws -> [Item] {
    try await read { connection in
      try connection.rows(
        """
        SELECT \(ItemRow.columns) FROM items i
        WHERE i.kind = \(kind) AND i.workflow_version = \(version) AND i.is_done = 0 AND i.import_id IS NULL ORDER BY i.id
        """, ItemRow.read)
    }
  }

  /// Open items with a deadline after an id, by id.
  package func itemsWithDeadline(after: Item.ID?, limit: Int) async throws -> [Item] {
    try await read { connection in
      try connection.rows(
        """
        SELECT \(ItemRow.columns) FROM items i
        WHERE i.id > \(after?.text ?? "") AND i.is_done = 0 AND i.sort_at < \(Instant.never) AND i.import_id IS NULL
        ORDER BY i.id LIMIT \(limit)
        """, ItemRow.read)
    }
  }

  /// Builds the search index again from the items, while others go on writing.
  /// - Returns: the number of items.
  package func rebuildSearch() async throws -> Int { try await searchIndex.rebuild() }

  /// Merges some segments of the search index, in one short transaction.
  package func mergeSearch() async throws { try await searchIndex.merge() }
}
