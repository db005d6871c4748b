/// The effect of a part's move on the limit of its parent: more time is asked for, granted or refused.
package enum WholeEffect: Hashable, Sendable, Codable {
  /// Until the answer the whole is not late.
  case pause
  /// The limit does not move.
  case resume
  /// The limit becomes the day in a field of the part.
  case extend(Field.ID)
}
