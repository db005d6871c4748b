import Synchronization

/// The id of one kind of thing: opaque text, made once, never reused, not shown to people.
package struct Identifier<Subject>: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String
  package init(_ text: String) { self.text = text }
  package var description: String { text }
  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

extension Identifier: Codable {
  package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// Makes ids that sort in the order in which they were made: what is registered later stands later, in an index too.
package final class IDMaker: Sendable {
  private let last = Mutex<Int64>(0)
  private let random: @Sendable (Int) -> [UInt8]

  /// - Parameter random: so many fresh random bytes.
  package init(random: @escaping @Sendable (Int) -> [UInt8]) { self.random = random }

  /// Seven bytes of microseconds, never twice the same here, and eight at random; 24 letters.
  package func next(at now: Instant) -> String {
    let stamp = last.withLock { last in
      last = max(last + 1, now.seconds * 1_000_000)
      return last
    }
    return Letters.text((0..<7).map { UInt8(truncatingIfNeeded: stamp >> (48 - 8 * Int64($0))) } + random(8))
  }
}
