import Testing

@testable import WebCompiler

struct TextCatalogueTests {
  @Test func aKeyBecomesAMemberInBothLanguages() {
    let pair = pair(zh: "# Desk\n\ndesk.my-title = 我的“工作” #1\n", en: "desk.my-title =  My \"work\"  \n")
    #expect(pair.diagnostics.isEmpty)
    #expect(
      pair.swift == """
        #sourceLocation(file: "zh.txt", line: 1)
        extension Text {
        #sourceLocation(file: "zh.txt", line: 3)
          package var deskMyTitle: String {
            switch self {
            case .zh: ##"我的“工作” #1"##
            case .en: #"My "work""#
            }
          }
        #sourceLocation()
        }

        """)
  }

  @Test func placeholdersBecomeParametersInTheOrderOfChinese() {
    let pair = pair(zh: "a.b = {person}还有{days}天，{person}", en: "a.b = {days|day|days} left for {person}")
    #expect(pair.diagnostics.isEmpty)
    #expect(pair.swift.contains("package func aB(_ person: some TextValue, _ days: some TextValue) -> String {"))
    #expect(pair.swift.contains(##"case .zh: #"\#(person)还有\#(days)天，\#(person)"#"##))
    #expect(pair.swift.contains(##"case .en: #"\#(counted(days, #"day"#, #"days"#)) left for \#(person)"#"##))
  }

  @Test(
    arguments: [
      ("a = 甲\nb = 乙", "a = A", ["zh.txt:2: error: 'b' has no translation in en.txt"]),
      ("a = 甲", "a = A\nb = B", ["en.txt:2: error: 'b' has no translation in zh.txt"]),
      ("a = 甲{n}{m}", "a = A {n}", ["en.txt:1: error: 'a' has other placeholders than zh: {n}, {m}"]),
      ("a = 甲", "a = A {n}", ["en.txt:1: error: 'a' has other placeholders than zh: none"]),
      (
        "a.b = 甲\na-b = 乙", "a.b = A\na-b = B",
        ["zh.txt:2: error: 'a-b' is already on line 1", "en.txt:2: error: 'a-b' is already on line 1"]
      ),
      ("a = {n", "a = A", ["zh.txt:1: error: a brace here is neither {name} nor {number|one|many}"]),
      ("a = 甲}", "a = A", ["zh.txt:1: error: a brace here is neither {name} nor {number|one|many}"]),
      ("a = 甲", "a = {n|day}", ["en.txt:1: error: a brace here is neither {name} nor {number|one|many}"]),
      ("甲", "", ["zh.txt:1: error: a text is written 'page.word = …', its key in lower-case words joined by . and -"]),
      ("a.B = 甲", "", ["zh.txt:1: error: a text is written 'page.word = …', its key in lower-case words joined by . and -"]),
    ])
  func mistakesAreToldAtTheirLine(zh: String, en: String, diagnostics: [String]) {
    #expect(pair(zh: zh, en: en).diagnostics.map(\.description) == diagnostics)
  }

  private func pair(zh: String, en: String) -> TextCataloguePair {
    TextCataloguePair(zh: TextCatalogue(zh, file: "zh.txt"), en: TextCatalogue(en, file: "en.txt"))
  }
}
