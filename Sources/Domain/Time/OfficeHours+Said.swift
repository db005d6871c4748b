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
