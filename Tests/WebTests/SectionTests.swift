import Testing

@testable import Web

struct SectionTests {
  @Test func whatThereIsIsShown() {
    #expect(true.isShown && !false.isShown)
    #expect(Int?(0).isShown && !Int?.none.isShown)
    #expect("a".isShown && !"".isShown)
    #expect([0].isShown && ![Int]().isShown)
  }

  @Test func anOptionalIsALoopOfOneTurnOrNone() {
    #expect(Array(Int?(3).each) == [3])
    #expect(Array(Int?.none.each) == [])
    #expect(Array([1, 2].each) == [1, 2])
  }

  @Test func englishCountsInWords() {
    #expect(Text.en.counted(1, "day", "days") == "1 day")
    #expect(Text.en.counted(0, "day", "days") == "0 days")
    #expect(Text.en.counted("12", "day", "days") == "12 days")
  }
}
