import Domain

/// The sequence of each initiative's last change: one row an initiative, so that changes since a sequence are found at once.
enum ChangeRows {
  /// There is one writer at a time, so sequences are unique and in the order of the commits.
  static func write(_ initiatives: Set<Item.ID>, on connection: any Connection) throws {
    if initiatives.isEmpty { return }
    for initiative in initiatives.sorted() {
      try connection.run(
        """
        INSERT INTO changes (initiative, seq) VALUES (\(initiative), (SELECT coalesce(max(seq), 0) + 1 FROM changes))
        ON CONFLICT (initiative) DO UPDATE SET seq = excluded.seq
        """)
    }
    // Notifies every server at the commit. On SQLite each process watches the file.
    if connection.dialect == .postgresql { try connection.run("NOTIFY duban_changes") }
  }
}
