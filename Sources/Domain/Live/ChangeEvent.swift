/// An announcement of changes.
package struct ChangeEvent: Sendable {
  /// Announcements may have been missed, as after a failover of the database: subscribers read everything again.
  package var round = 0
  package var sequence: Int64 = 0
  /// The newest of each initiative, the newest first.
  package var latest: [InitiativeChange] = []
  package init() {}
}
