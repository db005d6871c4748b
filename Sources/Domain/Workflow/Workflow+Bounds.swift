/// Bounds of consents and extensions.
extension Workflow {
  /// An item in this state lets the item that it is a part of through a freeze: once, and no further than it says.
  package struct Consent: Hashable, Sendable, Codable {
    package var state: State.ID
    /// The move that uses it up.
    package var use: Move.Name
    /// The field with the most that it lets be spent.
    package var amount: Field.ID?
    /// The field that names the moves it is for; for any where it names none.
    package var moves: Field.ID?

    package init(state: State.ID, use: Move.Name, amount: Field.ID? = nil, moves: Field.ID? = nil) {
      self.state = state
      self.use = use
      self.amount = amount
      self.moves = moves
    }
  }

  /// The bounds of extensions, for requests and for grants.
  package struct Extensions: Hashable, Sendable, Codable {
    /// How often in a round.
    package var times: Int?
    /// How far beyond the first limit in all.
    package var atMost: TimeLimit?
    /// How long before the limit it is asked at the latest.
    package var ahead: TimeLimit?

    package init(times: Int? = nil, atMost: TimeLimit? = nil, ahead: TimeLimit? = nil) {
      self.times = times
      self.atMost = atMost
      self.ahead = ahead
    }
  }
}
