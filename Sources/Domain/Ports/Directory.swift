/// Agencies and people.
package protocol Directory: Sendable {
  func agencies() async throws -> [Agency]
  func people() async throws -> [Person]
  func put(_ agencies: [Agency], _ people: [Person]) async throws
  func standIns(of person: Person.ID) async throws -> [StandIn]
  func put(_ standIn: StandIn, at now: Instant) async throws
  func end(_ standIn: StandIn.ID, of person: Person.ID) async throws
}
