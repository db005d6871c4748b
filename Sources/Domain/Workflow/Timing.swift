/// When the clock makes a move.
package enum Timing: Hashable, Sendable, Codable {
  /// The limit has passed.
  case limit
  /// So long after the state was entered.
  case after(TimeLimit)
  /// The day in the field is over.
  case on(Field.ID)
  /// So long before the day in the field, at the office's opening.
  case before(TimeLimit, Field.ID)
}
