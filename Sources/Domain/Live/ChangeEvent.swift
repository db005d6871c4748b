/// What was announced lately.
package struct ChangeEvent: Sendable {
  /// Another one where announcements may have been missed, as when the database went to another machine: whoever listens looks
  /// at everything again.
  package var round = 0
  package var sequence: Int64 = 0
  /// The newest of each initiative, the newest first.
  package var latest: [InitiativeChange] = []
  package init() {}
}
