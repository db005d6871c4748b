import Foundation
import TestSupport
import Testing

// Requirements of the Fuyang notice, and where each is tested:
//
// | no.  | what                                                              | where                                          |
// | F1   | leading group, office in a section, four groups, one leads two    | +Groups: theGroupsStand                        |
// |      | two of one name in two counties stay two                          | +Groups: twoOfOneNameStayTwo                   |
// | F2   | four dated milestones, a report per county per milestone          | +Groups: eachCountySeesItsOwn; +Reports        |
// |      | returned or accepted; late to the second, and for good            | +Reports: theContactsComeIn, oneCountyIsLate   |
// |      | notices in three colours to the late county, with a reply         | +Reports: theLateOneOwesAReply                 |
// |      | summed, checked by another, locked, sent up; resubmitted          | +Sums                                          |
// |      | the city bureau reports the employees of the three districts      | +Sums: theTablesComeIn                         |
// |      | each county its own group and plan                                | +Groups: eachCountySetsUpItsOwn                |
// |      | delay charged to the late step: the county, or the reviewer       | +Extensions: theReviewerIsLate                 |
// |      | more time: asked before the limit, granted, refused, too late     | +Extensions                                    |
// | F3   | compare, data group, county, corrected, checked; six paths        | +Corrections                                   |
// |      | data to 31 December 2019; a year's overlap                        | +Corrections: theRulesDecide                   |
// |      | batches from a spreadsheet (100,000 rows with DUBAN_SOAK=1)       | +Batches: aBatchComesIn                        |
// |      | the uninsured, by the national classes                            | +Batches: theUninsuredAreSorted                |
// | F4   | problems go up; gaps in policy collected and answered             | +Problems                                      |
// | F5   | new enrolments each month, without an end                         | +Closing: newEnrolmentsComeEachMonth           |

/// The whole initiative over HTTP, 28 May to 31 December 2020; each restart of the server moves the clock.
@Suite("The Fuyang initiative", .serialized) struct FuyangTests {
  @Test("The Fuyang initiative runs from its first day to its last", .timeLimit(.minutes(15)), arguments: Base.allCases)
  func isPlayedFromItsFirstDayToItsLast(_ base: Base) async throws {
    let run = try await FuyangRun.begin(on: base)
    try await run.play.from(FuyangRun.noticeDay) {
      try await run.theGroupsStand()
      try await run.twoOfOneNameStayTwo()
      try await run.eachCountySeesItsOwn()
      try await run.eachCountySetsUpItsOwn()
      try await run.theTasksBegin()
    }
    try await run.play.from("2020-06-01T09:30+08:00") {
      try await run.aBatchComesIn()
      try await run.theMismatchTravels()
      try await run.eachCategoryTakesItsPath()
      try await run.theRulesDecide()
      try await run.theUninsuredAreSorted()
    }
    try await run.play.from("2020-06-03T10:00+08:00") { try await run.theContactsComeIn() }
    try await run.play.from("2020-06-04T10:00+08:00") {
      try await run.oneCountyIsLate()
      try await run.theLateOneOwesAReply()
      try await run.theContactsGoUp()
      try await run.aProblemGoesUp()
      try await run.aGapInPolicyIsAnswered()
    }
    try await run.play.from("2020-06-09T10:00+08:00") {
      try await run.twoAskForMoreTime()
      try await run.whoAsksDoesNotGrant()
    }
    try await run.play.from("2020-06-10T10:00+08:00") { try await run.oneIsGrantedOneIsRefused() }
    try await run.play.from("2020-06-11T10:00+08:00") { try await run.theRefusedOneIsLateTheGrantedOneIsNot() }
    try await run.play.from("2020-06-12T10:00+08:00") { try await run.theReviewerIsLate() }
    try await run.play.from("2020-06-19T10:00+08:00") { try await run.theDataComeIn() }
    try await run.play.from("2020-06-24T10:00+08:00") {
      try await run.theTablesComeIn()
      try await run.theSumIsCheckedLockedAndSent()
      try await run.theProvinceSendsItBack()
    }
    try await run.play.from("2020-07-01T09:00+08:00") { try await run.newEnrolmentsComeEachMonth(["2020年7月"]) }
    try await run.play.from("2020-10-09T09:00+08:00") {
      try await run.newEnrolmentsComeEachMonth(["2020年7月", "2020年8月", "2020年9月", "2020年10月"])
    }
    try await run.play.from("2020-12-31T10:00+08:00") {
      try await run.theLongTasksClose()
      try await run.itCloses()
    }
    #expect(try await run.play.duban.run("verify").ok() == "")
  }

  /// One file for a whole city; with `DUBAN_SOAK=1` as many rows as a batch in the notice.
  @Test("A whole batch of records is imported from one file") func takesAWholeBatchAtOnce() async throws {
    let duban = try await Duban()
    try await duban.run("initiative", "load", "fuyang-2020", at: FuyangRun.noticeDay).ok()
    let count = Soak.rounds(2_000, soaking: 100_000)
    let file = try duban.write(FuyangRun.rows(1...count, batch: "第2批"), to: "batch.csv")
    let taken = try await duban.run("import", "record-correction", file, "--initiative", "fuyang-2020", at: "2020-06-01T09:30+08:00")
    #expect(try taken.ok() == String(count))
    let technical = try await duban.client("technical-1", at: "2020-06-01T09:30+08:00")
    let server = try await duban.serve(at: "2020-06-01T10:00+08:00")
    let figures = try await duban.client("office", at: "2020-06-01T09:30+08:00").get("/initiatives/fuyang-2020/figures").ok()["items"].list
    #expect(figures.filter { $0["kind"] == "record-correction" }.map(\.["count"].int) == [count])
    let found = try await technical.get("/items", ["kind": "record-correction", "q": "第\(count)条"])
    #expect(found.status == 200)
    try await server.stop()
  }

  /// Reminds the reporter one day before, on the day and one day after, the checker one day after, leaders and
  /// supervisors on the third.
  @Test("A milestone is reminded of on the documented days")
  func aMilestoneIsRemindedOfInTime() async throws {
    let duban = try await Duban()
    try await duban.run("initiative", "load", "fuyang-2020", at: FuyangRun.noticeDay).ok()
    func heard(_ login: String, _ day: String) async throws -> [String] {
      let clock = day + "T09:00+08:00"
      return try await duban.run("remind", "--dry-run", "--at", clock, at: clock).ok().split(separator: "\n").map {
        try JSON(Data($0.utf8))
      }
      .filter { $0["recipient"].text.hasPrefix(login + "@") && $0["due"].text.hasPrefix(day) && $0["rule"].text.hasPrefix("due") }
      .map { $0["rule"].text }
    }
    for (day, rule) in [("2020-06-02", "due.0"), ("2020-06-03", "due.1"), ("2020-06-04", "due.2")] {
      for login in ["yingquan", "yingquan-policy"] { #expect(try await heard(login, day) == [rule], "\(login) \(day)") }
    }
    #expect(try await heard("office", "2020-06-03").isEmpty)
    #expect(try await heard("office", "2020-06-04").count == 8)
    for login in ["boss", "supervisor"] {
      #expect(try await heard(login, "2020-06-05").isEmpty, "\(login)")
      #expect(Set(try await heard(login, "2020-06-08")) == ["due.3"], "\(login)")
    }
  }
}
