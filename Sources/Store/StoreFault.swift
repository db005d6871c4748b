/// Why a database cannot be opened, copied or put back.
package enum StoreFault: Error, Hashable, Sendable {
  /// The location names neither a file nor a PostgreSQL server.
  case unsupported(String)
  /// The file is no database of this program.
  case notADatabase(String)
  /// There is no such file.
  case missing(String)
  /// The source and the target of a copy are the same file.
  case sameFile(String)
  /// The target of a transfer holds items or accounts already.
  case notEmpty
  /// The data that was read or copied differs from what was written.
  case damaged(String)
  /// A server is running on it.
  case inUse(String)
  /// A file of the schema was changed after it was applied to this database.
  case changedMigration(String)
  /// The database has a step of the schema that this binary does not know: a newer one was run on it.
  case newerSchema(String)
  /// A version of a workflow has other states or moves than the one of that number that open items run on.
  case changedWorkflow(kind: String, version: Int)
}
