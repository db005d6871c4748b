import TestSupport
import Testing

// Requirements of the Jining notice, and where each is tested:
//
// | no.  | what                                                           | where                                          |
// | N1   | eleven units, a plan each by the 25th, next month's            | JiningRun+Relay: theJanuaryPlanIsMadeAhead     |
// |      | the agency audits, returns, joins                              | JiningRun+Relay: countiesReport, ...isJoined   |
// |      | a county missing at the limit is left out and named            | JiningRun+Relay: theMissingCountyIsLeftOut     |
// |      | bureau 3, finance 5, bureau 3 working days; holidays           | JiningRun+Relay, JiningRun+Holidays            |
// |      | finance pays once, the bureau pays each county                 | JiningRun+Relay: financePaysLate, ...          |
// |      | lateness on the hop that was late; returns                     | JiningRun+Relay, +Holidays (agency, bureau)    |
// |      | twelve months x (11 plans, 1 application, 1 payment, 11 payouts) | JiningRun+Year: aPlanForTheNextMonth, theYearIsWhole |
// | N2   | two hops at each month's end, at zero, report of balances      | JiningRun+MonthEnd                             |
// | N3   | budget approved, index to the counties, plans, quota           | JiningRun+Quota: theBudgetIsGiven              |
// |      | payments never pass the quota, also when two race              | JiningRun+Payments                             |
// |      | the remainder enters next year's                               | JiningRun+Settling                             |
// | N4   | subsidy for a gap, old balance first, in writing, two hops     | JiningRun+Settling: aGapIsSubsidised           |
// | N5   | 1 January 2020; 30 % by the end of January, topped up later    | JiningRun+Balances                             |
// |      | 70 % stays, moved only with approval                           | JiningRun+Balances: theRestIsFrozen            |
// | all  | visibility; own work; history                                  | JiningRun+Relay: countiesSeeTheirOwn; all over |

/// The whole initiative over HTTP, 10 December 2019 to the end of January 2021; each restart of the server moves the
/// clock.
@Suite("The Jining initiative", .serialized) struct JiningTests {
  @Test("The Jining initiative runs from its first day to its last", .timeLimit(.minutes(15)), arguments: Base.allCases)
  func isPlayedFromItsFirstDayToItsLast(_ base: Base) async throws {
    var run = try await JiningRun.begin(on: base)
    try await run.from("2019-12-10T09:00+08:00") {
      try await run.itStandsAsTheNoticeSays()
      try await run.theBudgetIsGiven()
      try await run.theOldBalancesAreCounted()
    }
    try await run.from("2019-12-15T09:00+08:00") { try await run.theJanuaryPlanIsMadeAhead() }
    try await run.from("2019-12-20T09:00+08:00") { try await run.tenCountiesReport() }
    try await run.theMissingCountyIsReminded()
    try await run.from("2019-12-26T09:00+08:00") { try await run.theMissingCountyIsLeftOut() }
    try await run.from("2019-12-31T10:00+08:00") {
      try await run.theBureauAppliesOnItsLastDay()
      try await run.everythingIsReadyForTheFirst()
    }
    try await run.from("2020-01-03T10:00+08:00") { try await run.financeReturnsIt() }
    try await run.from("2020-01-06T10:00+08:00") { try await run.theBureauAppliesAgain() }
    try await run.from("2020-01-14T10:00+08:00") { try await run.financePaysLate() }
    try await run.from("2020-01-16T10:00+08:00") { try await run.theBureauPaysEachCounty() }
    try await run.from("2020-01-22T10:00+08:00") { try await run.theFebruaryPlanSpansTheSpringFestival() }
    try await run.from("2020-01-31T10:00+08:00") {
      try await run.theJanuaryIncomeIsMovedUp()
      try await run.thirtyPercentAreMoved()
    }
    try await run.from("2020-02-03T10:00+08:00") {
      try await run.theCityMovesItOn()
      try await run.oneCountyMovesItsShareLate()
    }
    try await run.from("2020-02-05T10:00+08:00") { try await run.theFebruaryPlanIsPaid() }
    try await run.from("2020-02-11T10:00+08:00") { try await run.theBureauPaysOutLate() }
    try await run.from("2020-02-20T10:00+08:00") { try await run.theMarchPlanWaitsForTheAgency() }
    try await run.from("2020-02-28T10:00+08:00") {
      try await run.theAgencyIsLate()
      try await run.tenCountiesMoveUp()
    }
    try await run.from("2020-03-02T10:00+08:00") { try await run.oneCountyIsLateWithItsIncome() }
    try await run.aPlanForTheNextMonth(after: 3)
    try await run.from("2020-03-23T10:00+08:00") {
      try await run.theDepositIsToppedUpLate()
      try await run.theRestIsFrozen()
      try await run.paymentsStayWithin()
      try await run.twoPaymentsRace()
    }
    try await run.aMonthEnd(3)
    for month in 4...8 {
      try await run.aPlanForTheNextMonth(after: month)
      try await run.aMonthEnd(month)
    }
    try await run.from("2020-09-20T10:00+08:00") { try await run.theOctoberPlanIsReported() }
    try await run.from("2020-09-26T09:00+08:00") { try await run.theOctoberCollectionCloses() }
    try await run.from("2020-09-28T10:00+08:00") { try await run.theOctoberPlanMeetsTheHolidays() }
    try await run.aMonthEnd(9)
    run = try await run.renewed(at: "2020-10-01T09:00+08:00")
    try await run.from("2020-10-09T10:00+08:00") { try await run.theOctoberPlanIsPaid() }
    for month in 10...11 {
      try await run.aPlanForTheNextMonth(after: month)
      try await run.aMonthEnd(month)
    }
    try await run.from("2020-12-15T10:00+08:00") { try await run.aGapIsSubsidised() }
    try await run.aMonthEnd(12)
    try await run.from("2021-01-15T10:00+08:00") {
      try await run.theYearIsWhole()
      try await run.theYearIsSettled()
      try await run.whatIsLeftEntersTheNextYear()
    }
    #expect(try await run.duban.run("verify").ok() == "")
  }
}
