import Domain
import Synchronization

/// How many streams are open: of one person, and in all.
final class StreamLimiter: Sendable {
  enum Refused: Error { case person, all }

  /// Held for as long as a stream is; whoever holds none may be let in.
  final class Slot: Sendable {
    private let seats: StreamLimiter
    private let person: Person.ID

    fileprivate init(_ seats: StreamLimiter, _ person: Person.ID) {
      self.seats = seats
      self.person = person
    }

    deinit { seats.give(back: person) }
  }

  private let taken = Mutex<(all: Int, own: [Person.ID: Int])>((0, [:]))
  private let most: Int

  init(most: Int) { self.most = most }

  var count: Int { taken.withLock { $0.all } }

  func take(for person: Person.ID) throws(Refused) -> Slot {
    let refused: Refused? = taken.withLock { taken in
      if taken.own[person, default: 0] >= SecurityPolicy.maxStreamsOfPerson { return .person }
      if taken.all >= most { return .all }
      taken.own[person, default: 0] += 1
      taken.all += 1
      return nil
    }
    if let refused { throw refused }
    return Slot(self, person)
  }

  private func give(back person: Person.ID) {
    taken.withLock { taken in
      taken.all -= 1
      taken.own[person, default: 1] -= 1
      if taken.own[person] == 0 { taken.own[person] = nil }
    }
  }
}
