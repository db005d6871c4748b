/// A point in time: whole seconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Codable, Sendable {
  package let seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  /// 9999-12-31T23:59:59Z: later than every deadline. What has no deadline is sorted there.
  package static let never = Instant(seconds: 253_402_300_799)

  package static func < (a: Self, b: Self) -> Bool { a.seconds < b.seconds }
  package static func - (a: Self, b: Self) -> Int64 { a.seconds - b.seconds }
  package static func + (a: Self, seconds: Int64) -> Self { Self(seconds: a.seconds + seconds) }

  package init(from decoder: any Decoder) throws {
    seconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }
}

/// From one instant until another, or until further notice.
package struct Interval: Hashable, Codable, Sendable {
  package var start: Instant
  package var end: Instant?

  package init(start: Instant, end: Instant? = nil) {
    self.start = start
    self.end = end
  }

  package func contains(_ instant: Instant) -> Bool {
    instant >= start && end.map { instant < $0 } ?? true
  }
}
