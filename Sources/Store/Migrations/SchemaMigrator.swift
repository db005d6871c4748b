/// Brings a database to the schema of this binary.
struct SchemaMigrator {
  let dialect: Dialect

  /// Applies the steps that the database does not have yet, in order and in one transaction, and records each with its checksum.
  /// - Throws: `StoreFault.changedMigration` where a file was changed after it was applied; `StoreFault.newerSchema` where the database has
  ///   a step that this binary does not know.
  func run(on commits: CommitQueue) async throws {
    let migrations = SchemaMigration.all(for: dialect)
    try await commits.run { [self] connection in
      if dialect == .postgresql { for statement in PostgreSQL.own { try connection.run(statement) } }
      let applied = try applied(among: migrations, on: connection)
      for migration in migrations where !applied.contains(migration.name) {
        for statement in migration.statements { try connection.run(statement) }
        try SchemaMigration.carryOver[migration.number]?(connection)
        try connection.run(
          "INSERT INTO schema_steps (name, number, sha256) VALUES (\(migration.name), \(migration.number), \(migration.sha256))")
      }
    }
  }

  private func applied(among migrations: [SchemaMigration], on connection: any Connection) throws -> Set<String> {
    let options: SQL = dialect == .sqlite ? " STRICT" : ""
    try connection.run("CREATE TABLE IF NOT EXISTS schema_steps (name TEXT NOT NULL PRIMARY KEY)\(options)")
    try addChecksums(of: migrations, on: connection)
    let steps = try connection.rows("SELECT name, sha256 FROM schema_steps ORDER BY number") { (name: $0.text(0), sha256: $0.text(1)) }
    for step in steps {
      guard let migration = migrations.first(where: { $0.name == step.name }) else { throw StoreFault.newerSchema(step.name) }
      if migration.sha256 != step.sha256 { throw StoreFault.changedMigration(migration.file) }
    }
    return Set(steps.map(\.name))
  }

  /// Databases were made before numbers and checksums were recorded: the files have been the same since.
  private func addChecksums(of migrations: [SchemaMigration], on connection: any Connection) throws {
    let columns: SQL =
      dialect == .sqlite
      ? "SELECT count(*) FROM pragma_table_info('schema_steps') WHERE name = 'sha256'"
      : "SELECT count(*) FROM pg_attribute WHERE attrelid = 'schema_steps'::regclass AND attname = 'sha256'"
    guard try connection.count(columns) == 0 else { return }
    let (integer, text): (SQL, SQL) = dialect == .sqlite ? ("INTEGER", "TEXT") : ("BIGINT", "TEXT COLLATE \"C\"")
    try connection.run("ALTER TABLE schema_steps ADD COLUMN number \(integer) NOT NULL DEFAULT 0")
    try connection.run("ALTER TABLE schema_steps ADD COLUMN sha256 \(text) NOT NULL DEFAULT ''")
    for migration in migrations {
      try connection.run(
        "UPDATE schema_steps SET number = \(migration.number), sha256 = \(migration.sha256) WHERE name = \(migration.name)")
    }
  }
}
