import Testing

@testable import WebCompiler

struct WhitespaceTests {
  @Test(
    arguments: [
      ("a\n  {{#late}}  \nb\n{{/late}}\n", ["a\n", "b\n"]),
      ("a\n{{! why }}\nb", ["a\n", "b"]),
      ("a\n  {{#late}}{{! both }}\n", ["a\n"]),
      ("  {{> content}}\n", []),
      ("{{< frame frame}}\n", []),
      ("  {{name}}\n", ["  ", "\n"]),
      ("  {{> limit limit}}\n", ["  ", "\n"]),
      ("  {{#late}}x{{/late}}\n", ["  ", "x", "\n"]),
      ("\n\n", ["\n", "\n"]),
    ])
  func aLineOfSilentTagsDisappears(template: String, texts: [String]) throws {
    let kept = try Token.all(in: template, file: "pages/Desk.html").compactMap { token in
      if case .text(let text) = token { text } else { nil }
    }
    #expect(kept == texts)
  }

  @Test func aPartsLastLineBreakIsNotItsOwn() throws {
    let part = Template(path: "parts/Mark.html", file: "", text: "<b>!</b>\n\n")
    #expect(try part.tokens == [.text("<b>!</b>\n")])
  }
}
