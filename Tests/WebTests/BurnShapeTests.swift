import Domain
import Testing

@testable import Web

struct BurnShapeTests {
  @Test func thePaceIsMeasuredSinceTheLastBatchCameIn() {
    let shape = BurnShape(open: [148, 141, 130, 296, 262, 229, 198, 176], days: 20)
    #expect(shape.lastRise == 3)
    #expect(shape.outlook?.measured == 4)
    #expect(shape.outlook?.left == 6)
  }

  @Test func nothingIsForetoldWhenNothingFallsOrNothingIsLeft() {
    #expect(BurnShape(open: [10, 10, 10], days: 5).outlook == nil)
    #expect(BurnShape(open: [10, 20], days: 5).outlook == nil)
    #expect(BurnShape(open: [10], days: 5).outlook == nil)
    #expect(BurnShape(open: [3, 0], days: 5).outlook == nil)
    #expect(BurnShape(open: [], days: 5).outlook == nil)
  }

  @Test(arguments: [(0, 1, 1), (3, 1, 3), (5, 2, 6), (12, 5, 15), (296, 100, 300), (301, 200, 400), (100_000, 50000, 100_000)])
  func theGridHasFewAndEvenLines(highest: Int, step: Int, ceiling: Int) {
    let shape = BurnShape(open: [highest], days: 2)
    #expect(shape.step == step)
    #expect(shape.ceiling == ceiling)
  }

  @Test func everyDrawingStaysInsideItsPicture() {
    let first = Day(year: 2019, month: 11, day: 13)!
    for count in [1, 2, 5, 20] {
      let burn = BurnPart(title: "", open: Array(repeating: 7, count: count), days: (0..<20).map { first + $0 }, due: 19, in: .zh)
      let numbers = (burn.grid + burn.days + burn.words + [burn.dot, burn.today]).flatMap { [Double($0.x)!, Double($0.y)!] }
      #expect(numbers.allSatisfy { $0 >= 0 && $0 <= 620 })
      #expect(burn.days.contains { $0.word == "11月13日" })
    }
  }

  @Test func whatIsOpenTodayIsSaidBelowTheLineThatRoseToIt() {
    let first = Day(year: 2019, month: 11, day: 13)!
    let burn = BurnPart(title: "", open: [12, 12, 12, 17, 17, 17, 19], days: (0..<20).map { first + $0 }, due: 19, in: .zh)
    let shape = BurnShape(open: [12, 12, 12, 17, 17, 17, 19], days: 20)
    #expect(Double(burn.today.y)! - 20 > shape.y(12))
  }

  @Test func wordsOnAChartDoNotStandOverEachOther() {
    let first = Day(year: 2019, month: 11, day: 1)!
    let jumps = [60, 61, 10, 59].map { BurnShape.Jump(day: $0, word: "登记\($0)条") }
    let burn = BurnPart(
      title: "", open: Array(repeating: 7, count: 100), days: (0..<120).map { first + $0 }, due: nil, jumps: jumps, in: .zh)
    #expect(burn.words.map(\.word) == ["登记60条", "登记10条"])
  }

  @Test func thePaceIsThatOfTheLastDaysWhereTheAxisLeavesSomeOut() {
    let shape = BurnShape(open: [900, 400, 176], days: 5, recent: [296, 262, 229, 198, 176])
    #expect(shape.outlook?.measured == 4 && shape.outlook?.left == 6)
  }

  @Test func withoutADayToBeDoneByThereIsNoPlan() {
    let day = Day(year: 2019, month: 11, day: 13)!
    #expect(!BurnPart(title: "", open: [1], days: [day, day + 1], due: nil, in: .zh).hasPlan)
  }

  @Test func aShareIsNeverRoundedUpToAll() {
    func row(_ done: Int, _ all: Int) -> ProgressPart.Row {
      .init(word: "", address: "", done: done, doneAddress: "", all: all, late: 0, lateAddress: "")
    }
    #expect(row(999, 1000).percent == 99)
    #expect(row(1000, 1000).percent == 100)
    #expect(row(101, 164).percent == 62)
    #expect(row(0, 0).percent == 0)
  }
}
