/// Agencies, people, and who stands in for whom.
///
/// Callers check who may read and change them: no method here takes a scope. Every method throws `DatabaseUnavailable` and errors of the
/// database.
package protocol Directory: Sendable {
  /// All agencies, by name.
  func agencies() async throws -> [Agency]
  /// All people, also deactivated ones, by name and login; without the system and those who answer by link.
  func people() async throws -> [Person]
  /// Inserts or replaces agencies and people by id, all or none. Passwords stay as they are.
  /// - Throws: an error of the database where a login or the name of an agency is taken.
  func put(_ agencies: [Agency], _ people: [Person]) async throws
  /// Stand-ins by which a person is represented or represents others, past ones included, latest first day first.
  func standIns(of person: Person.ID) async throws -> [StandIn]
  /// Stores a stand-in.
  func put(_ standIn: StandIn, at now: Instant) async throws
  /// Deletes a stand-in that the person set or is represented by; does nothing otherwise.
  func end(_ standIn: StandIn.ID, of person: Person.ID) async throws
}
