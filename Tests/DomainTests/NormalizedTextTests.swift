import Domain
import TestSupport
import Testing

/// What a part of a text needs is among what the whole is found by.
struct NormalizedTextTests {
  @Test func everyPartOfATextIsFoundByItsTokens() {
    var dice = Dice(seed: 7)
    let letters = Array("余额账户卡ab1239Ａ９ ，-é")
    for _ in 0..<2000 {
      let text = String((0..<Int.random(in: 0...20, using: &dice)).map { _ in letters.randomElement(using: &dice)! })
      let folded = NormalizedText(text)
      var tokens: Set<Int64> = []
      folded.tokens(into: &tokens)
      for run in folded.runs {
        for start in run.indices {
          for end in (start + 1)...run.endIndex {
            #expect(NormalizedText.needed(for: run[start..<end]).isSubset(of: tokens), "\(text)")
            #expect(folded.holds(run[start..<end]))
            #expect(NormalizedText.needed(for: run[start..<end]).isEmpty == (end - start < 2))
          }
        }
      }
    }
  }

  @Test func formsOfALetterAreOne() {
    #expect(NormalizedText("ＡＢ１２（甲）") == NormalizedText("ab12 甲"))
    #expect(NormalizedText("Cafe\u{301} ﬁ") == NormalizedText("CAFÉ FI"))
    #expect(NormalizedText("\0 %_'\"").runs.isEmpty)
    #expect(NormalizedText("一〇二").runs.count == 1)
  }
}
