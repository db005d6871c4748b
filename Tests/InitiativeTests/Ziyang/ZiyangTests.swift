import TestSupport
import Testing

// Requirements of the Ziyang notice, and where each is tested:
//
// | no.  | what                                                            | where                                             |
// | Z1   | leading group of ten bureaus, office, the same in every county   | ZiyangRun+Structure: itStandsAsTheNoticeSays      |
// |      | a county's office acts for the county, not for the next one      | ZiyangRun+Structure: aCountyActsForItself         |
// | Z2   | ten bureaus, each with its own duties                            | ZiyangRun+Structure: theBureausAccept             |
// | Z3   | staff by the end of July; functions, funds, system on 1 August   | ZiyangRun+Steps: theStaffMoves, theFirstOfAugust  |
// |      | data, one system and two rules by 1 October                      | ZiyangRun+Steps: theDataIsCleaned, theFirstOfOctober |
// |      | fund-use plans to finance for approval after the move            | ZiyangRun+Steps: aFundUsePlanIsApproved           |
// | Z4   | inventory of people, money, things; four signatures, locked      | ZiyangRun+Handover                                |
// |      | a gap recorded and paid at once                                  | ZiyangRun+Debts: theGapIsPaidAtOnce               |
// |      | special audit; arrears within five years                         | ZiyangRun+Audit, ZiyangRun+Debts                  |
// | Z5   | no staffing changes, no promotions                               | ZiyangRun+Freezes: nobodyIsPromoted               |
// |      | money and property with the executive deputy's consent           | ZiyangRun+Freezes: propertyNeedsConsent           |
// | Z6   | city, county, township                                           | ZiyangRun+Structure: responsibilityGoesDown       |
// |      | index system, figures per agency, frozen, appealed, final        | ZiyangRun+Assessment                              |
// |      | supervision by the quarter, assessment by the year               | ZiyangRun+Assessment                              |

/// The whole initiative over HTTP, 14 July 2016 to 30 September 2021; each restart of the server moves the clock.
@Suite("The Ziyang initiative", .serialized) struct ZiyangTests {
  @Test("The Ziyang initiative runs from its first day to its last", .timeLimit(.minutes(15)), arguments: Base.allCases)
  func isPlayedFromItsFirstDayToItsLast(_ base: Base) async throws {
    var run = try await ZiyangRun.begin(on: base)
    try await run.from("2016-07-14T09:00+08:00") {
      try await run.itStandsAsTheNoticeSays()
      try await run.theBureausAccept()
      try await run.responsibilityGoesDown()
      try await run.nobodyIsPromoted()
      try await run.propertyNeedsConsent()
    }
    try await run.from("2016-07-28T10:00+08:00") {
      try await run.aCountyActsForItself()
      try await run.theStaffMoves()
      try await run.theInventoriesAreDrawnUp()
    }
    try await run.from("2016-08-01T10:00+08:00") {
      try await run.theInventoryIsLocked()
      try await run.fourSign()
      try await run.aChangedInventoryIsSignedAgain()
      try await run.aGapIsRecorded()
      try await run.theFirstOfAugust()
    }
    try await run.from("2016-08-02T10:00+08:00") {
      try await run.theThirdCountyIsLate()
      try await run.theGapIsPaidAtOnce()
    }
    try await run.from("2016-08-10T10:00+08:00") { try await run.aFundUsePlanIsApproved() }
    try await run.from("2016-09-01T09:00+08:00") {
      try await run.theFreezesExpire()
      try await run.theAuditBegins()
    }
    try await run.from("2016-09-30T10:00+08:00") {
      try await run.silenceIsConsent()
      try await run.theAuditConcludes()
      try await run.theDataIsCleaned()
      try await run.theFirstOfOctober()
    }
    try await run.from("2016-10-10T10:00+08:00") {
      try await run.theSecondGapIsPaidLate()
      try await run.theDirectoryIsLate()
      try await run.theIndicesAreSet()
    }
    try await run.from("2016-12-30T10:00+08:00") { try await run.theYearIsSupervised() }
    try await run.from("2017-01-01T09:00+08:00") { try await run.theFiguresFreeze() }
    try await run.from("2017-01-05T10:00+08:00") { try await run.oneCountyAppeals() }
    try await run.from("2017-01-10T10:00+08:00") { try await run.theAssessmentIsFinal() }
    run = try await run.renewed(at: "2018-01-01T08:00+08:00")
    try await run.from("2018-01-01T09:00+08:00") { try await run.theSecondYearFreezes() }
    try await run.from("2018-01-15T10:00+08:00") { try await run.theSecondYearIsPublished() }
    run = try await run.renewed(at: "2021-09-01T08:00+08:00")
    try await run.from("2021-09-29T10:00+08:00") { try await run.theLastInstalmentArrives() }
    try await run.from("2021-09-30T10:00+08:00") {
      try await run.theArrearsAreSettledInFiveYears()
      try await run.theRestIsFinished()
      try await run.itCloses()
    }
    #expect(try await run.duban.run("verify").ok() == "")
  }
}
