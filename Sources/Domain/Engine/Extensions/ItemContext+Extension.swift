/// How far, how often and until when more time may be asked for and given.
extension ItemContext {
  /// Whether more time may still be asked for; with the day, whether that day may be asked for or given.
  func checkExtension(to day: Day? = nil, askedAt now: Instant? = nil) throws(Refusal) {
    guard let bounds = try workflow(of: item).extensions, let clock = item.clock else { return }
    if let times = bounds.times, clock.extensions >= times { throw .extendedEnough(times: times) }
    if let now, let ahead = bounds.ahead, let limit = item.limit {
      let last = calendar.day(calendar.zone.day(of: limit), before: ahead)
      if calendar.zone.day(of: now) > last { throw .askedTooLate(ahead) }
    }
    if let day, let bound = bounds.atMost {
      let last = calendar.zone.day(of: calendar.deadline(bound, from: clock.first).instant)
      if day > last { throw .extendedTooFar(last) }
    }
  }
}
