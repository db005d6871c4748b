/// Rows of one option of a field, day by day.
package struct Burn: Hashable, Sendable {
  package struct Day: Hashable, Sendable {
    package var day: Domain.Day
    package var registered: Int
    package var closed: Int
    package init(day: Domain.Day, registered: Int, closed: Int) {
      self.day = day
      self.registered = registered
      self.closed = closed
    }
  }
  package var option: String
  package var days: [Day]
  package init(option: String, days: [Day]) {
    self.option = option
    self.days = days
  }

  package var registered: Int { days.reduce(0) { $0 + $1.registered } }
  package var closed: Int { days.reduce(0) { $0 + $1.closed } }

  /// Open at the end of a day.
  package func open(on day: Domain.Day) -> Int { days.filter { $0.day <= day }.reduce(0) { $0 + $1.registered - $1.closed } }
}
