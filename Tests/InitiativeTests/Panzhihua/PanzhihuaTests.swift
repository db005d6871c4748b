import TestSupport
import Testing

// Requirements of the Panzhihua notice, and where each is tested:
//
// | no.  | what                                                              | where                                             |
// | P1   | a rule with a start and a cut-off date: transfers are frozen      | +Rule: theRuleIsInForce; +Transfers               |
// |      | money sent back is credited again, amounts must balance           | +Reversals                                        |
// | P2   | every employer notified, a receipt from each, by link or office    | +Receipts: theEmployersAnswer                     |
// |      | agencies publish by website, WeChat and counter                   | +Receipts: theAgenciesPublish                     |
// | P3   | application, verified, granted for a set time                     | +Hardship: oneIsGranted                           |
// |      | transfers in August and February                                  | +Transfers: augustComes, februaryComes            |
// |      | review before it ends, renewed or ended, or by time alone         | +Review                                           |
// |      | refusal with a reason; asked again                                | +Hardship: oneIsRefusedAndAsksAgain               |
// | P4   | phone directory with hours, several numbers for one agency          | +Desk                                             |
// |      | FAQ of three for the desk and the public                          | +Desk: theDeskAnswersFromTheQuestions             |

/// The whole initiative over HTTP, 20 April 2022 to March 2023; each restart of the server moves the clock.
@Suite("The Panzhihua initiative", .serialized) struct PanzhihuaTests {
  @Test("The Panzhihua initiative runs from its first day to its last", .timeLimit(.minutes(15)), arguments: Base.allCases)
  func isPlayedFromItsFirstDayToItsLast(_ base: Base) async throws {
    let run = try await PanzhihuaRun.begin(on: base)
    try await run.play.from(PanzhihuaRun.noticeDay) {
      try await run.theGroupsStand()
      try await run.theRuleIsInForce()
      try await run.theAgenciesPublish()
      try await run.theDeskAnswersFromTheQuestions()
    }
    try await run.play.from("2022-04-25T10:00+08:00") { try await run.theEmployersAnswer() }
    try await run.play.from("2022-04-27T10:00+08:00") { try await run.oneEmployerIsLate() }
    try await run.play.from("2022-04-28T10:00+08:00") {
      try await run.moneyComesBack()
      try await run.theBatchMustBalance()
    }
    try await run.play.from("2022-05-05T10:00+08:00") {
      try await run.oneIsGranted()
      try await run.oneIsRefusedAndAsksAgain()
      try await run.theSystemStopsTransferring()
    }
    try await run.play.from("2022-08-01T10:00+08:00") {
      try await run.augustComes()
      try await run.theFreezeNeedsAConsent()
      try await run.theOthersHaveNothing()
    }
    try await run.play.from("2022-10-08T10:00+08:00") { try await run.theReviewBeginsByItself() }
    try await run.play.from("2022-11-01T10:00+08:00") { try await run.whatNobodyReviewedEnds() }
    try await run.play.from("2023-02-01T10:00+08:00") { try await run.februaryComes() }
    try await run.play.from("2023-03-01T10:00+08:00") {
      try await run.theRenewedOneEndsByHand()
      try await run.itCloses()
    }
    #expect(try await run.play.duban.run("verify").ok() == "")
  }
}
