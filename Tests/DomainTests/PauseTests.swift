import Domain
import Testing

@Suite("A clock that stands still")
struct PauseTests {
  let calendar = ShippedLibrary.calendar
  /// Wednesday.
  let start: Instant = "2019-11-20 09:00"

  private func ends(_ text: String, pauses: [(Instant, Instant?)]) throws -> Instant {
    calendar.deadline(try #require(TimeLimit(text)), from: start, pauses: pauses.map { Interval(start: $0.0, end: $0.1) }).instant
  }

  @Test("leaves out each working day that began in the pause")
  func wholeDays() throws {
    #expect(try ends("5 working days", pauses: []) == "2019-11-27 23:59:59")
    #expect(try ends("5 working days", pauses: [("2019-11-22 10:00", "2019-11-25 10:00")]) == "2019-11-28 23:59:59")
    #expect(try ends("5 working days", pauses: [("2019-11-21 00:00", "2019-11-22 00:00")]) == "2019-11-28 23:59:59")
    #expect(try ends("5 days", pauses: [("2019-11-22 10:00", "2019-11-25 10:00")]) == "2019-11-28 23:59:59")
  }

  @Test("takes nothing for a pause within a day, nor for one over a weekend")
  func withinDay() throws {
    #expect(try ends("5 working days", pauses: [("2019-11-21 10:00", "2019-11-21 15:00")]) == "2019-11-27 23:59:59")
    #expect(try ends("5 working days", pauses: [("2019-11-22 17:00", "2019-11-24 12:00")]) == "2019-11-27 23:59:59")
  }

  @Test("adds several pauses up, in whatever order they are kept")
  func several() throws {
    let morning: (Instant, Instant?) = ("2019-11-21 00:00", "2019-11-21 12:00")
    let night: (Instant, Instant?) = ("2019-11-25 09:00", "2019-11-26 09:00")
    #expect(try ends("5 working days", pauses: [morning, night]) == "2019-11-29 23:59:59")
    #expect(try ends("5 working days", pauses: [night, morning]) == "2019-11-29 23:59:59")
  }

  @Test("subtracts hours to the second")
  func hours() throws {
    #expect(try ends("4 working hours", pauses: [("2019-11-20 10:00", "2019-11-20 11:00")]) == "2019-11-20 15:30")
    #expect(try ends("4 working hours", pauses: [("2019-11-20 11:30", "2019-11-20 14:00")]) == "2019-11-20 15:30", "over lunch")
    #expect(try ends("4 working hours", pauses: [("2019-11-20 12:00", "2019-11-20 13:30")]) == "2019-11-20 14:30", "lunch itself")
    #expect(try ends("4 working hours", pauses: [("2019-11-20 10:00", "2019-11-25 09:00")]) == "2019-11-25 12:00", "days on end")
    let overlapping: [(Instant, Instant?)] = [("2019-11-20 10:30", "2019-11-20 11:30"), ("2019-11-20 10:00", "2019-11-20 11:00")]
    #expect(try ends("4 working hours", pauses: overlapping) == "2019-11-20 16:00", "what overlaps is subtracted once")
    #expect(try ends("4 working hours", pauses: [("2019-11-20 10:00:10", "2019-11-20 10:00:11")]) == "2019-11-20 14:30:01")
    #expect(try ends("2 working hours", pauses: [("2019-11-20 15:00", "2019-11-20 16:00")]) == "2019-11-20 11:00", "after the limit")
  }

  @Test("comes to an answer also while it still stands")
  func open() throws {
    for limit in ["5 working days", "5 days", "4 working hours"] { _ = try ends(limit, pauses: [("2019-11-20 10:00", nil)]) }
    #expect(try ends("2 working hours", pauses: [("2019-11-20 15:00", nil)]) == "2019-11-20 11:00")
    #expect(try ends("2 working days", pauses: [("2019-11-29 15:00", nil)]) == "2019-11-22 23:59:59")
  }

  @Test("stops and runs on, twice stopped is stopped once")
  func clock() throws {
    var clock = Clock(try #require(TimeLimit("5 working days")), from: start, on: calendar)
    clock.resume(at: "2019-11-20 10:00", on: calendar)
    #expect(clock.pauses.isEmpty)
    clock.pause(at: "2019-11-22 10:00")
    clock.pause(at: "2019-11-23 10:00")
    #expect(clock.isPaused && clock.pauses == [Interval(start: "2019-11-22 10:00")])
    clock.resume(at: "2019-11-26 10:00", on: calendar)
    #expect(clock.limit == "2019-11-29 23:59:59" && clock.first == "2019-11-27 23:59:59")
    clock.pause(at: "2019-11-28 10:00")
    clock.resume(at: "2019-11-29 10:00", on: calendar)
    #expect(clock.limit == "2019-12-02 23:59:59" && clock.pauses.count == 2)
  }

  @Test("never moves a printed day")
  func printed() {
    var clock = Clock(.on("2019-11-29"), from: start, on: calendar)
    clock.pause(at: "2019-11-21 10:00")
    clock.resume(at: "2019-11-27 10:00", on: calendar)
    #expect(clock.limit == "2019-11-29 23:59:59")
  }

  @Test("keeps the first limit when it is extended")
  func extending() throws {
    var clock = Clock(try #require(TimeLimit("5 working days")), from: start, on: calendar)
    clock.extend(to: "2019-12-06", on: calendar)
    clock.extend(to: "2019-12-13", on: calendar)
    #expect(clock.limit == "2019-12-13 23:59:59" && clock.first == "2019-11-27 23:59:59" && clock.extensions == 2)
  }
}
