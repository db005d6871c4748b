import Domain
import Testing

@testable import Site

@Suite("The limit of streams")
struct StreamLimiterTests {
  @Test("is one of a person and one in all; a slot that is given up is free again")
  func slots() throws {
    let limiter = StreamLimiter(maxStreams: SecurityPolicy.maxStreamsOfPerson + 1)
    let (one, other) = (Person.ID("p1"), Person.ID("p2"))
    var slots: [StreamLimiter.Slot] = []
    for _ in 0..<SecurityPolicy.maxStreamsOfPerson { slots.append(try limiter.take(for: one)) }
    #expect(throws: StreamLimiter.Refused.person) { try limiter.take(for: one) }
    slots.append(try limiter.take(for: other))
    #expect(throws: StreamLimiter.Refused.all) { try limiter.take(for: other) }
    #expect(limiter.count == SecurityPolicy.maxStreamsOfPerson + 1)
    slots.removeFirst()
    slots.append(try limiter.take(for: other))
    slots = []
    #expect(limiter.count == 0)
  }
}
