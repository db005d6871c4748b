import Domain

/// The versions of workflows that items were begun on, kept with the data: an item runs to its end on its own.
enum WorkflowRows {
  /// Keeps what is new, and answers all there is.
  /// - Throws: `StoreFault.changedWorkflow` where a version changed its shape under items that are open.
  static func kept(beside workflows: Workflows, _ commits: CommitQueue) async throws -> Workflows {
    try await commits.run { connection in
      let kept = try connection.rows("SELECT definition FROM workflows") { try JSON.value(Workflow.self, $0.text(0)) }
      for workflow in workflows.all {
        let old = kept.first { $0.kind == workflow.kind && $0.version == workflow.version }
        if let old, old.shape != workflow.shape, try isRun(workflow, on: connection) {
          throw StoreFault.changedWorkflow(kind: workflow.kind, version: workflow.version)
        }
        if old != workflow {
          try connection.run(
            """
            INSERT INTO workflows (kind, version, definition) VALUES (\(workflow.kind), \(workflow.version), \(try JSON.text(workflow)))
            ON CONFLICT (kind, version) DO UPDATE SET definition = excluded.definition
            """)
        }
      }
      return Workflows(workflows.all, kept: kept.filter { workflows[$0.kind, version: $0.version] == nil })
    }
  }

  private static func isRun(_ workflow: Workflow, on connection: any Connection) throws -> Bool {
    try connection.count(
      """
      SELECT count(*) FROM (SELECT 1 FROM items WHERE kind = \(workflow.kind) AND workflow_version = \(workflow.version) AND is_done = 0 LIMIT 1) AS one
      """) > 0
  }
}

extension Workflow {
  /// What items under way would notice: the states there are, and the ways between them. Words, limits and reminders
  /// may change.
  fileprivate var shape: [String] {
    states.map { "\($0.id) \($0.isDone) \($0.isInitial) \($0.isPaused)" }.sorted()
      + moves.map { "\($0.name) \($0.from.sorted()) \($0.to)" }.sorted()
  }
}

extension Store {
  /// Open items of a kind that run on a version.
  package func open(_ kind: Workflow.Kind, version: Int) async throws -> [Item] {
    try await read { connection in
      try connection.rows(
        """
        SELECT \(ItemRow.columns) FROM items i
        WHERE i.kind = \(kind) AND i.workflow_version = \(version) AND i.is_done = 0 AND i.batch IS NULL ORDER BY i.id
        """, ItemRow.read)
    }
  }
}
