import Testing
import WorkflowFiles

@Suite("A text that is no YAML, or too much of it")
struct YAMLReaderTests {
  @Test(
    "is refused whole, with its line",
    arguments: [
      ("", "1: the file is empty"), ("# 只有注释\n\n", "1: the file is empty"), ("跑腿", "1: this should be a mapping"),
      ("- kind: errand", "1: this should be a mapping"),
      ("~", "1: this should be a mapping"),
      ("kind: errand\n\tname: x\n", "2: not valid YAML: found a tab character that violates indentation"),
      ("kind: [errand\nname: x\n", "2: not valid YAML: did not find expected ',' or ']'"),
      ("kind: \"errand\n", "2: not valid YAML: found unexpected end of stream"),
      ("kind: errand\n  name: x\n", "2: not valid YAML: mapping values are not allowed in this context"),
      ("kind: *nowhere\n", "1: not valid YAML: found undefined alias"),
      ("kind: errand\n---\nkind: errand\n", "2: not valid YAML: but found another document"),
      ("kind: errand\nversion: 1\nkind: task\n", "1: “kind” is there twice"),
    ])
  func rubbish(yaml: String, said: String) { #expect(ErrandFixture.diagnostics(yaml) == [said]) }

  @Test("keys that stand twice further down")
  func duplicates() {
    let yaml = ErrandFixture.with("  waiting: {", "  open: {")
    #expect(ErrandFixture.diagnostics(yaml) == ["10: “open” is there twice"])
    #expect(ErrandFixture.diagnostics(ErrandFixture.with("type: file", "type: file, type: text")) == ["8: “type” is there twice"])
  }

  @Test("a key that is no word")
  func oddKeys() {
    #expect(ErrandFixture.diagnostics(ErrandFixture.with("version: 1", "version: 1\n? [a, b]\n: 1")).contains("4: “” is not known here"))
    #expect(ErrandFixture.diagnostics(ErrandFixture.with("version: 1", "version: 1\n1: 1")) == ["4: “1” is not known here"])
  }

  @Test("over a megabyte")
  func large() {
    let padding = String(repeating: "# 很长的注释\n", count: 120_000)
    #expect(padding.utf8.count > 2_000_000)
    #expect(ErrandFixture.diagnostics(ErrandFixture.yaml + padding) == ["1: the file is over 1 MB or holds too much"])
  }

  @Test("a small file whose aliases unfold into billions")
  func bomb() {
    var yaml = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for (name, last) in zip("bcdefghij", "abcdefghi") {
      yaml += "\(name): &\(name) [" + Array(repeating: "*\(last)", count: 10).joined(separator: ", ") + "]\n"
    }
    #expect(ErrandFixture.diagnostics(yaml).contains("1: “a” is not known here"))
    let nested = ErrandFixture.with(
      "needs: proof", "needs: *j", in: ErrandFixture.with("kind: errand", yaml.replacing("a: &a", with: "fields: &a") + "kind: errand"))
    #expect(!ErrandFixture.diagnostics(nested).isEmpty)
  }

  @Test("aliases that are read over and over are counted")
  func countedAliases() {
    var yaml = "kind: errand\nname: { zh: 跑腿, en: Errand }\nversion: 1\nregister: { by: office }\nfields:\n"
    yaml += "  a: { name: { zh: 甲, en: A }, type: choice, options: &o { "
    yaml += (0..<500).map { "o\($0): { zh: 选, en: O }" }.joined(separator: ", ") + " } }\n"
    for number in 0..<500 { yaml += "  f\(number): { name: { zh: 乙, en: B }, type: choice, options: *o }\n" }
    #expect(ErrandFixture.diagnostics(yaml + "states: {}\nmoves: {}\n").contains("1: the file is over 1 MB or holds too much"))
  }

  @Test("brackets without end")
  func deep() {
    #expect(ErrandFixture.diagnostics("kind: " + String(repeating: "[", count: 200_000)).count == 1)
    #expect(ErrandFixture.diagnostics("kind: " + String(repeating: "{a: ", count: 50_000)).count == 1)
  }

  @Test("bytes that are control characters")
  func control() { #expect(ErrandFixture.diagnostics("kind: a\u{1}b").count == 1) }
}
