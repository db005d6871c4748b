/// What the pages of the line read beside the tickets themselves.
package protocol Hotline: Sendable {
  /// The facts of all tickets in sight, registered within the days where some are given.
  func ticketFacts(in initiative: Item.ID, from: Instant?, until: Instant?, within scope: Scope, at now: Instant) async throws
    -> [TicketFacts]
  /// Which of these numbers of the city platform are here already.
  func cityNumbers(among numbers: [String], in initiative: Item.ID) async throws -> Set<String>
  /// Earlier tickets of a caller's whole number, newest first.
  func tickets(ofCaller digits: String, in initiative: Item.ID, within scope: Scope) async throws -> [Item]
}
