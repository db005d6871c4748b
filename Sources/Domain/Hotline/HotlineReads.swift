/// What the pages of the line read beside the tickets themselves.
package protocol Hotline: Sendable {
  /// The facts of all tickets in sight, registered within the days where some are given.
  func ticketFacts(in initiative: Item.ID, from: Instant?, until: Instant?, within scope: Scope, at now: Instant) async throws
    -> [TicketFacts]
  /// Which of the city platform's numbers are here already.
  func cityNumbers(in initiative: Item.ID) async throws -> Set<String>
}
