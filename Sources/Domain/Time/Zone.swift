import Foundation

/// A time zone: turns instants into civil days and times of day, and back.
package struct Zone: Hashable, Sendable {
  private let zone: TimeZone
  /// The one offset that has been in force since no clock was changed: lists ask for hundreds.
  private let steady: Int?
  private static let beginning = Instant(seconds: 946_684_800)

  /// Nil for a name that the zone database does not know.
  package init?(_ identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.zone = zone
    let start = Date(timeIntervalSince1970: TimeInterval(Self.beginning.seconds))
    steady = zone.nextDaylightSavingTimeTransition(after: start) == nil ? zone.secondsFromGMT(for: start) : nil
  }

  /// The one zone of the country these agencies work in.
  package static let china = Zone("Asia/Shanghai")!

  package var identifier: String { zone.identifier }

  package func offset(at instant: Instant) -> Int {
    if let steady, instant >= Self.beginning { return steady }
    return zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant.seconds)))
  }

  package func day(of instant: Instant) -> Day {
    Day(number: Int((instant.seconds + Int64(offset(at: instant))).flooredDivision(by: Day.seconds)))
  }

  /// Seconds since midnight on the wall clock.
  package func secondOfDay(of instant: Instant) -> Int {
    let local = instant.seconds + Int64(offset(at: instant))
    return Int(local - local.flooredDivision(by: Day.seconds) * Day.seconds)
  }

  /// The instant at which the wall clock of this zone shows `second` of `day`.
  package func instant(_ day: Day, second: Int = 0) -> Instant {
    let wall = Int64(day.number) * Day.seconds + Int64(second)
    let guess = Instant(seconds: wall - Int64(offset(at: Instant(seconds: wall))))
    return Instant(seconds: wall - Int64(offset(at: guess)))
  }

  package func endOfDay(_ day: Day) -> Instant { instant(day, second: 86_399) }

  /// RFC 3339 with this zone's offset: `2019-11-25T23:59:59+08:00`.
  package func format(_ instant: Instant) -> String {
    let (offset, second) = (offset(at: instant), secondOfDay(of: instant))
    let (year, month, day) = day(of: instant).parts
    guard (0...9999).contains(year) else { return "\(self.day(of: instant))" }
    return String(unsafeUninitializedCapacity: 25) { text in
      var index = 0
      func put(_ number: Int, _ width: Int, _ after: Unicode.Scalar?) {
        var number = number
        for digit in (index..<index + width).reversed() {
          text[digit] = UInt8(ascii: "0") + UInt8(number % 10)
          number /= 10
        }
        index += width
        if let after {
          text[index] = UInt8(ascii: after)
          index += 1
        }
      }
      put(year, 4, "-")
      put(month, 2, "-")
      put(day, 2, "T")
      put(second / 3600, 2, ":")
      put(second / 60 % 60, 2, ":")
      put(second % 60, 2, offset < 0 ? "-" : "+")
      put(abs(offset) / 3600, 2, ":")
      put(abs(offset) / 60 % 60, 2, nil)
      return index
    }
  }

  /// Reads `2019-11-20T16:30+08:00`, `…T16:30:15Z`, fractions dropped; without an offset this zone's wall clock,
  /// and a bare date as its midnight. Nil for anything else.
  package func parse(_ text: String) -> Instant? {
    if let day = Day(text) { return instant(day) }
    guard text.utf8.count >= 16, let day = Day(String(text.prefix(10))) else { return nil }
    let separator = text[text.index(text.startIndex, offsetBy: 10)]
    guard separator == "T" || separator == "t" || separator == " " else { return nil }
    var rest = text.dropFirst(11)
    var offset: Int?
    if rest.hasSuffix("Z") || rest.hasSuffix("z") {
      offset = 0
      rest = rest.dropLast()
    } else if let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let fields = rest[rest.index(after: sign)...].split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count == 2, let hours = Digits.value(fields[0], atMost: 2), let minutes = Digits.value(fields[1], atMost: 2),
        hours <= 18, minutes < 60
      else { return nil }
      offset = (hours * 3600 + minutes * 60) * (rest[sign] == "-" ? -1 : 1)
      rest = rest[..<sign]
    }
    guard let second = Zone.second(ofClock: rest) else { return nil }
    if let offset { return Instant(seconds: Int64(day.number) * Day.seconds + Int64(second - offset)) }
    return instant(day, second: second)
  }

  /// `16:30` or `16:30:15` (a fraction is dropped) as seconds since midnight.
  package static func second(ofClock text: some StringProtocol) -> Int? {
    let whole = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let clock = whole.first, whole.count == 1 || (!whole[1].isEmpty && whole[1].utf8.allSatisfy { (48...57).contains($0) }) else {
      return nil
    }
    let fields = clock.split(separator: ":", omittingEmptySubsequences: false).map { Digits.value($0, atMost: 2) }
    guard (2...3).contains(fields.count), let hour = fields[0], let minute = fields[1], hour < 24, minute < 60 else { return nil }
    let second = fields.count == 3 ? fields[2] : 0
    guard let second, second < 60 else { return nil }
    return hour * 3600 + minute * 60 + second
  }
}

extension Int64 {
  fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
