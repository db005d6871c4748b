/// Why something was not done. A code for machines; the sentence for people is in the text catalogues.
package enum Refusal: Error, Hashable, Sendable {
  /// It is not there, or not for this person to see.
  case notFound
  case unknownKind(String)
  case unknownMove(String)
  /// Nobody with this person's posts makes this move.
  case notAllowed(Name)
  /// The person made the move that is to be checked, or acted for its maker.
  case ownWork(Name)
  /// The state does not take the move.
  case notFromHere(move: Name, state: Name)
  /// Somebody was faster: the version that they made, and their name, where the item itself was changed; nil where something else that the
  /// decision relied upon was.
  case stale(version: Int?, by: String?)
  /// Values that were filled in are wrong.
  case faults([Fault])
  case missing([Need])
  case openParts(Blockers)
  case openShares(Blockers)
  case notYetDone(Blockers)
  case stillOpen(Blockers)
  case parentClosed(Blocker)
  /// A share whose party the whole was taken from.
  case notItsParty(Blocker)
  case limitPassed
  /// The time in which this may be done, counted from the step before, is over.
  case tooLate(TimeLimit)
  /// A freeze bars it; a consent of that kind would let it through.
  case frozen(Blocker, consent: Name?)
  /// The consent does not cover the amount: as much as it covers (nil if it names no amount), and as much as is asked.
  case beyondConsent(Blocker, covers: Int64?, asked: Int64)
  /// The limit has been moved as often as it may be.
  case extendedEnough(times: Int)
  /// The limit may be moved to this day and no further.
  case extendedTooFar(Day)
  /// More time had to be asked for so long before the limit.
  case askedTooLate(TimeLimit)
  /// Only while the freeze of that name is open.
  case notFrozen(String)
  case noParts
  /// The amounts do not balance or exceed their bound; in fen for money.
  case unbalanced(left: Int64, right: Int64, Guard.Comparison, isMoney: Bool)
  /// The item's choice does not take this path.
  case otherChoice(field: Field.ID, options: [String])
  /// A kind that is only registered as a part of one of these.
  case onlyUnder([Name])
  /// Nothing of it may be changed in this state.
  case locked(Name)
  /// Fields that rules read: they change by a move that asks for them.
  case byMoveOnly([Name])
  /// The same idempotency key came with another request.
  case keyReused
  /// One lead, by name; everybody is nobody.
  case noLead

  /// The items that bar a move: the first of them by name, and how many there are.
  package struct Blockers: Hashable, Sendable {
    /// At most so many are named.
    package static let maxNamed = 20

    package var named: [Blocker]
    package var count: Int

    /// - Parameter count: Of all; nil where all are named.
    package init(_ named: [Blocker], count: Int? = nil) {
      self.named = named
      self.count = count ?? named.count
    }
  }

  package struct Blocker: Hashable, Sendable, Codable {
    package var id: Item.ID
    package var number: String
    package var title: String
    package var state: Name
    package init(id: Item.ID, number: String, title: String, state: Name) {
      self.id = id
      self.number = number
      self.title = title
      self.state = state
    }
  }

  package var code: String {
    switch self {
    case .notFound: "not-found"
    case .unknownKind: "unknown-kind"
    case .unknownMove: "unknown-move"
    case .notAllowed: "not-allowed"
    case .ownWork: "own-work"
    case .notFromHere: "not-from-here"
    case .stale: "stale"
    case .faults: "faults"
    case .missing: "missing"
    case .openParts: "open-parts"
    case .openShares: "open-shares"
    case .notYetDone: "not-yet-done"
    case .stillOpen: "still-open"
    case .parentClosed: "parent-closed"
    case .notItsParty: "not-its-party"
    case .limitPassed: "limit-passed"
    case .tooLate: "too-late"
    case .frozen: "frozen"
    case .beyondConsent: "beyond-consent"
    case .extendedEnough: "extended-enough"
    case .extendedTooFar: "extended-too-far"
    case .askedTooLate: "asked-too-late"
    case .notFrozen: "not-frozen"
    case .noParts: "no-parts"
    case .unbalanced(_, _, .equals, _): "unbalanced"
    case .unbalanced: "over-limit"
    case .otherChoice: "other-choice"
    case .onlyUnder: "only-under"
    case .locked: "locked"
    case .byMoveOnly: "by-move-only"
    case .keyReused: "key-reused"
    case .noLead: "no-lead"
    }
  }
}

extension Refusal {
  package var blockers: Blockers {
    switch self {
    case .openParts(let blockers), .openShares(let blockers), .notYetDone(let blockers), .stillOpen(let blockers): blockers
    case .parentClosed(let blocker), .notItsParty(let blocker), .frozen(let blocker, _), .beyondConsent(let blocker, _, _):
      Blockers([blocker])
    default: Blockers([])
    }
  }
}
