/// What the hotline's pages read beside the tickets themselves.
///
/// Every method reads one snapshot and throws `DatabaseUnavailable` and errors of the database.
package protocol Hotline: Sendable {
  /// The facts of all tickets in an initiative that the scope includes, by registration and id.
  /// - Parameters:
  ///   - from, until: bounds of the registration, both inclusive; nil for none.
  ///   - now: open tickets with a deadline before it count as late.
  func ticketFacts(in initiative: Item.ID, from: Instant?, until: Instant?, within scope: Scope, at now: Instant) async throws
    -> [TicketFacts]
  /// Those of the city platform's numbers that a ticket of the initiative has, whoever may see it, hidden rows of a running import included.
  func cityNumbers(among numbers: [String], in initiative: Item.ID) async throws -> Set<String>
  /// The latest 5 tickets of a caller that the scope includes, newest first.
  /// - Parameter digits: the caller's whole number, digits only.
  func tickets(ofCaller digits: String, in initiative: Item.ID, within scope: Scope) async throws -> [Item]
}
