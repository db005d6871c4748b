import Domain
import Synchronization

/// Limits the streams that are open at once, of one person and in all.
final class StreamLimiter: Sendable {
  enum Refused: Error { case person, all }

  /// The right to one stream; given back when it is released.
  final class Slot: Sendable {
    private let limiter: StreamLimiter
    private let person: Person.ID

    fileprivate init(_ limiter: StreamLimiter, _ person: Person.ID) {
      self.limiter = limiter
      self.person = person
    }

    deinit { limiter.giveBack(person) }
  }

  private let taken = Mutex<(all: Int, own: [Person.ID: Int])>((0, [:]))
  private let maxStreams: Int

  init(maxStreams: Int) { self.maxStreams = maxStreams }

  /// Streams that are open.
  var count: Int { taken.withLock { $0.all } }

  /// - Throws: `Refused` if the person has too many streams, or the server.
  func take(for person: Person.ID) throws(Refused) -> Slot {
    let refused: Refused? = taken.withLock { taken in
      if taken.own[person, default: 0] >= SecurityPolicy.maxStreamsOfPerson { return .person }
      if taken.all >= maxStreams { return .all }
      taken.own[person, default: 0] += 1
      taken.all += 1
      return nil
    }
    if let refused { throw refused }
    return Slot(self, person)
  }

  private func giveBack(_ person: Person.ID) {
    taken.withLock { taken in
      taken.all -= 1
      taken.own[person, default: 1] -= 1
      if taken.own[person] == 0 { taken.own[person] = nil }
    }
  }
}
