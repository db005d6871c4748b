import Domain

/// The versions of workflows that items were begun on, kept with the data: an item runs to its end on its own.
enum WorkflowRows {
  /// Keeps what is new, and answers all there is. Of what is kept already only the shapes are compared, since a start waits
  /// for it; what else changed is taken over by `keepDefinitions`.
  /// - Throws: `StoreFault.changedWorkflow` where a version changed its shape under items that are open.
  static func kept(beside workflows: Workflows, _ commits: CommitQueue) async throws -> Workflows {
    try await commits.run { connection in
      let kept = try connection.rows("SELECT kind, version, shape FROM workflows") {
        (kind: $0.text(0), version: $0.int(1), shape: $0.text(2))
      }
      for workflow in workflows.all {
        let (old, shape) = (kept.first { $0.kind == workflow.kind && $0.version == workflow.version }, workflow.shape)
        if let old, old.shape != shape, try isRun(workflow, on: connection) {
          throw StoreFault.changedWorkflow(kind: workflow.kind, version: workflow.version)
        }
        if old?.shape != shape { try keep(workflow, on: connection) }
      }
      let older = kept.filter { workflows[$0.kind, version: $0.version] == nil }
      return Workflows(
        workflows.all,
        kept: try older.compactMap { try definition(of: $0.kind, version: $0.version, on: connection) })
    }
  }

  fileprivate static func definition(of kind: Workflow.Kind, version: Int, on connection: any Connection) throws -> Workflow? {
    try connection.first("SELECT definition FROM workflows WHERE kind = \(kind) AND version = \(version)") {
      try JSON.value(Workflow.self, $0.text(0))
    }
  }

  fileprivate static func keep(_ workflow: Workflow, on connection: any Connection) throws {
    try connection.run(
      """
      INSERT INTO workflows (kind, version, shape, definition)
      VALUES (\(workflow.kind), \(workflow.version), \(workflow.shape), \(try JSON.text(workflow)))
      ON CONFLICT (kind, version) DO UPDATE SET shape = excluded.shape, definition = excluded.definition
      """)
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
  fileprivate var shape: String {
    let states = states.map { "\($0.id) \($0.isDone) \($0.isInitial) \($0.isPaused)" }.sorted()
    let moves = moves.map { "\($0.name) \($0.from.sorted().joined(separator: " ")) > \($0.to)" }.sorted()
    return (states + moves).joined(separator: "\n")
  }
}

extension Store {
  /// Words, limits and reminders may change within a version: what is kept follows, for when its file is gone.
  package func keepDefinitions() async throws {
    let workflows = workflows
    let changed = try await read { connection in
      try workflows.all.filter { try WorkflowRows.definition(of: $0.kind, version: $0.version, on: connection) != $0 }
    }
    if !changed.isEmpty {
      try await commits.run { connection in for workflow in changed { try WorkflowRows.keep(workflow, on: connection) } }
    }
  }

  /// Open items of a kind that run on a version.
  package func open(_ kind: Workflow.Kind, version: Int) async throws -> [Item] {
    try await read { connection in
      try connection.rows(
        """
        SELECT \(ItemRow.columns) FROM items i
        WHERE i.kind = \(kind) AND i.workflow_version = \(version) AND i.is_done = 0 AND i.import_id IS NULL ORDER BY i.id
        """, ItemRow.read)
    }
  }
}
