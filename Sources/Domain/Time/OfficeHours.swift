/// When an office is open on a working day: spans of seconds since midnight, in order, apart.
package struct OfficeHours: Hashable, Codable, Sendable {
  package struct Span: Hashable, Codable, Sendable {
    package var start: Int
    package var end: Int
    package init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }
  }

  package var spans: [Span]

  package init(_ spans: [Span]) { self.spans = spans }

  /// 9:00–12:00 and 13:30–17:00, what the notices print.
  package static let usual = OfficeHours([
    Span(start: hour(9), end: hour(12)), Span(start: hour(13, 30), end: hour(17)),
  ])

  /// A time of the day in seconds since midnight.
  private static func hour(_ hour: Int, _ minute: Int = 0) -> Int { hour * 3600 + minute * 60 }

  package var open: Int? { spans.first?.start }
  package var close: Int? { spans.last?.end }
  package var secondsPerDay: Int { spans.reduce(0) { $0 + $1.end - $1.start } }

  package func contains(second: Int) -> Bool { spans.contains { $0.start <= second && second < $0.end } }
}

extension OfficeHours: LosslessStringConvertible {
  /// `09:00-12:00, 13:30-17:00`
  package init?(_ text: String) {
    var spans: [Span] = []
    for part in text.split(separator: ",") {
      let ends = part.split(whereSeparator: { $0 == "-" || $0 == "–" }).map { Zone.second(ofClock: $0.trimmed) }
      guard ends.count == 2, let start = ends[0], let end = ends[1], start < end, start >= spans.last?.end ?? 0 else { return nil }
      spans.append(Span(start: start, end: end))
    }
    guard !spans.isEmpty else { return nil }
    self.init(spans)
  }

  package var description: String {
    spans.map { "\(Self.clock($0.start))-\(Self.clock($0.end))" }.joined(separator: ", ")
  }

  package static func clock(_ second: Int) -> String { Digits.padded(second / 3600, 2) + ":" + Digits.padded(second / 60 % 60, 2) }
}

extension StringProtocol {
  package var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}

extension WorkCalendar {
  /// Working days left until a limit, today and the limit's day counted; negative by the working days since, when it passed.
  package func workingDaysLeft(until limit: Instant, at now: Instant) -> Int {
    let (today, last) = (zone.day(of: now), zone.day(of: limit))
    return limit >= now ? workingDays(after: today + -1, through: last) : -workingDays(after: last, through: today)
  }
}

extension OfficeHours {
  /// As notices say them: 工作日上午9:00-12:00，下午1:30-5:00. Nil where the times do not come in pairs, each after the last.
  package static func said(_ text: String) -> OfficeHours? {
    var seconds: [Int] = []
    var isAfternoon = false
    var rest = text[...]
    while !rest.isEmpty {
      if rest.hasPrefix("上午") { isAfternoon = false }
      if rest.hasPrefix("下午") { isAfternoon = true }
      let hour = rest.prefix { $0.isASCII && $0.isNumber }
      guard (1...2).contains(hour.count), let mark = rest[hour.endIndex...].first, mark == ":" || mark == "：" || mark == "点" else {
        rest = rest.dropFirst(max(hour.count, 1))
        continue
      }
      let minute = rest[hour.endIndex...].dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard let hours = Int(hour), hours < 24, let minutes = minute.isEmpty ? 0 : Int(minute), minutes < 60 else { return nil }
      seconds.append((hours + (isAfternoon && hours < 12 ? 12 : 0)) * 3600 + minutes * 60)
      rest = rest[minute.endIndex...]
    }
    guard !seconds.isEmpty, seconds.count.isMultiple(of: 2), zip(seconds, seconds.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    return OfficeHours(stride(from: 0, to: seconds.count, by: 2).map { Span(start: seconds[$0], end: seconds[$0 + 1]) })
  }
}
