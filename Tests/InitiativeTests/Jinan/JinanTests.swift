import Foundation
import TestSupport
import Testing

// Requirements of the Jinan notice, and where each is tested:
//
// | no.  | what                                                             | where                                        |
// | J1   | leading group, joint group, five groups; people in two of them   | JinanRun+Schedule: theGroupsStand            |
// |      | vendor staff see what their group was given                      | JinanRun+Schedule: theVendorSeesItsOwn       |
// | J2   | eight rows and their dates, one joint task of three groups       | JinanRun+Schedule: theLeadersAccept,         |
// |      |                                                                  |   theSimulationWaitsForThreeGroups           |
// |      | two rows for each working group                                  | JinanRun+Closing: theSwitch, theJointDebugging |
// |      | simulation, then switch, then joint debugging                    | JinanRun+Schedule: theSwitchWaits; +Closing  |
// |      | an inner date as a part of a row; done by 10 December            | JinanRun+Schedule: theNegotiation; +Closing  |
// |      | circular to each, receipts; terminals and training of each       | JinanRun+Circular: theCircularGoesOut,       |
// |      |                                                                  |   everyInstitutionIsFitted                   |
// |      | banks as parties of the rehearsal                                | JinanRun+Circular: theBanksRehearse          |
// | J3   | the switch as one joint task: shares of five groups, vendor's    | JinanRun+Closing: theSwitch                  |
// |      |   own, the whole waits for all of them                           |                                              |
// |      | extract, back up, hand over; the freeze                          | JinanRun+CutOver                             |
// |      | three banks each by itself, amounts matched, one stops           | JinanRun+Banks                               |
// |      | going back until import; live lifts the freeze                   | JinanRun+Banks: itGoesBackBeforeAnImport, …  |
// | J4   | ledger of 1,000 rows from a spreadsheet, by batches, one by one  | JinanRun+Ledger                              |
// | J5   | a 12345 letter logged, dispatched, answered, checked, called     | JinanRun+Hotline                             |
// |      | answers come from the FAQ                                        | JinanRun+Hotline: theAnswerServesTheNextCall |
// |      | publicity that starts at a key step of others                    | JinanRun+Publicity                           |
// |      | public opinion watched, letters answered: its row, to the end    | JinanRun+Closing: theLastTaskCloses          |
// | J6   | negotiation and letters with a document as the deliverable       | JinanRun+Schedule: theNegotiationIsAPart,    |
// |      |                                                                  |   theLateLetterStaysLate                     |

/// The whole initiative over HTTP, 12 November 2019 to 31 January 2020; each restart of the server moves the clock.
@Suite("The Jinan initiative", .serialized) struct JinanTests {
  @Test("The Jinan initiative runs from its first day to its last", .timeLimit(.minutes(15)), arguments: Base.allCases)
  func isPlayedFromItsFirstDayToItsLast(_ base: Base) async throws {
    let run = try await JinanRun.begin(on: base)
    try await run.from(JinanRun.noticeDay) {
      try await run.theGroupsStand()
      try await run.theLeadersAccept()
      try await run.theVendorSeesItsOwn()
      try await run.theSwitchWaits()
      try await run.theNegotiationIsAPart()
      try await run.theCircularGoesOut()
      try await run.theCutOverWaits()
    }
    try await run.from("2019-11-20T09:30+08:00") {
      try await run.theStandardsAreDoneOnTheirDay()
      try await run.theBanksRehearse()
      try await run.theSimulationWaitsForThreeGroups()
      try await run.theTerminalsGetAnExtension()
    }
    try await run.from("2019-11-25T10:00+08:00") {
      try await run.theLateLetterStaysLate()
      try await run.theSimulationJoinsByItself()
    }
    try await run.from("2019-11-26T10:00+08:00") {
      try await run.theLedgerComesIn()
      try await run.entriesAreSignedOffOneByOne()
      try await run.theCitizensNumberIsMasked()
      try await run.aLetterIsAnswered()
      try await run.theAnswerServesTheNextCall()
      try await run.anUrgentCallIsLeftLying()
    }
    try await run.from("2019-11-28T09:00+08:00") {
      try await run.theUrgentCallStaysLate()
      try await run.theSystemWaitsForItsParts()
      try await run.everyInstitutionIsFitted()
    }
    try await run.from("2019-11-30T09:00+08:00") {
      try await run.theTextsAreHandedOver()
      try await run.transactionsAreSuspended()
      try await run.theOldPathIsFrozen()
      try await run.publicityStartsWithTheSuspension()
    }
    try await run.from("2019-12-01T10:00+08:00") {
      try await run.theBanksDebit()
      try await run.oneBankStopsTheOthersGoOn()
      try await run.itGoesBackBeforeAnImport()
    }
    try await run.from("2019-12-02T10:00+08:00") {
      try await run.itIsSuspendedAgain()
      try await run.twoBanksAreImported()
      try await run.thereIsNoWayBackAfterAnImport()
    }
    try await run.from("2019-12-03T10:00+08:00") {
      try await run.theThirdBankIsPutRight()
      try await run.itGoesLive()
      try await run.publicityStartsWhenItIsLive()
    }
    try await run.from("2019-12-04T09:00+08:00") { try await run.theSwitch() }
    try await run.from("2019-12-05T15:00+08:00") { try await run.theTerminalsAreDoneWithinTheirExtension() }
    try await run.from("2019-12-06T09:00+08:00") {
      try await run.theJointDebugging()
      try await run.theInitiativeCannotCloseYet()
    }
    try await run.from("2020-01-21T09:00+08:00") { try await run.theLedgerIsCleared() }
    try await run.from("2020-01-31T10:00+08:00") {
      try await run.theLastTaskCloses()
      try await run.theGroupsAreDissolvedAndItCloses()
    }
    #expect(try await run.duban.run("verify").ok() == "")
  }

  @Test("An import with --skip-bad takes the valid rows and writes the others to a file")
  func takesTheGoodRowsAndWritesTheBadOnesDown() async throws {
    let duban = try await Duban()
    try await duban.run("initiative", "load", "jinan-2019-9", at: JinanRun.noticeDay).ok()
    let file = try duban.write(
      "title,category,amount\n卡号不符,lost-card,12.50\n户名不符,other,一百元\n卡已注销,replaced-card,0\n,other,3\n", to: "ledger.csv")
    let taken = try await duban.run("import", "ledger-entry", file, "--initiative", "jinan-2019-9", "--skip-bad", at: JinanRun.noticeDay)
    #expect(try taken.ok() == "2" && taken.complaints.map { $0.dropFirst(file.count) }.map { $0.prefix(3) } == [":3:", ":5:"])
    #expect(
      try String(contentsOfFile: file + ".bad.csv", encoding: .utf8).replacing("\u{FEFF}", with: "").split(whereSeparator: \.isNewline)
        == ["title,category,amount", "户名不符,other,一百元", ",other,3"])
  }
}
