import Domain

/// Versions of workflows, stored with the items that run on them: an item runs to its end on the version that it began with.
enum WorkflowRows {
  /// Stores new versions, and returns these and all stored older ones. Compares only the shapes of stored versions, since the start waits for
  /// it; `updateDefinitions` takes over other changes.
  /// - Throws: `StoreFault.changedWorkflow` where a version changed its shape under items that are open.
  static func merged(with workflows: Workflows, _ commits: CommitQueue) async throws -> Workflows {
    try await commits.run { connection in
      let stored = try connection.rows("SELECT kind, version, shape FROM workflows") {
        (kind: $0.text(0), version: $0.int(1), shape: $0.text(2))
      }
      for workflow in workflows.all {
        let (old, shape) = (stored.first { $0.kind == workflow.kind && $0.version == workflow.version }, workflow.shape)
        if let old, old.shape != shape, try isRun(workflow, on: connection) {
          throw StoreFault.changedWorkflow(kind: workflow.kind, version: workflow.version)
        }
        if old?.shape != shape { try store(workflow, on: connection) }
      }
      let older = stored.filter { workflows[$0.kind, version: $0.version] == nil }
      return Workflows(
        workflows.all,
        kept: try older.compactMap { try definition(of: $0.kind, version: $0.version, on: connection) })
    }
  }

  static func definition(of kind: Workflow.Kind, version: Int, on connection: any Connection) throws -> Workflow? {
    try connection.first("SELECT definition FROM workflows WHERE kind = \(kind) AND version = \(version)") {
      try JSON.value(Workflow.self, $0.text(0))
    }
  }

  static func store(_ workflow: Workflow, on connection: any Connection) throws {
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
  /// States and moves, which may not change within a version. Texts, deadlines and reminders may.
  fileprivate var shape: String {
    let states = states.map { "\($0.id) \($0.isDone) \($0.isInitial) \($0.isPaused)" }.sorted()
    let moves = moves.map { "\($0.name) \($0.from.sorted().joined(separator: " ")) > \($0.to)" }.sorted()
    return (states + moves).joined(separator: "\n")
  }
}
