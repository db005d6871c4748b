import Testing

@testable import WebCompiler

/// Each mistake is reported at its line.
struct TemplateMistakeTests {
  @Test(
    arguments: [
      ("<p>\n{{name", "2: error: this tag is never closed by }}"),
      ("{{{name}}", "1: error: this tag is never closed by }}}"),
      ("\n{{#rows as row}}\n", "2: error: 'rows' is never closed"),
      ("{{#a}}\n{{#b}}\n{{/a}}", "3: error: {{/a}} cannot close 'b' of line 2"),
      ("{{/a}}", "1: error: {{/a}} closes nothing"),
      ("{{< frame frame}}", "1: error: 'frame' is never closed"),
      ("{{row-x}}", "1: error: 'row-x' is not a name of Swift, or several joined by dots"),
      ("{{a..b}}", "1: error: 'a..b' is not a name of Swift, or several joined by dots"),
      ("{{print(x)}}", "1: error: 'print(x)' is not a name of Swift, or several joined by dots"),
      ("{{#rows as out}}{{/rows}}", "1: error: 'out' is taken: name the loop's variable otherwise"),
      ("{{#rows of row}}{{/rows}}", "1: error: {{#rows of row}} is no tag that templates know"),
      ("{{}}", "1: error: {{}} is no tag that templates know"),
      ("{{> late_mark! x}}", "1: error: 'late_mark!' is not the name of a part, as in late-mark"),
      ("{{> content}}", "1: error: only a part's HTML can be a frame with {{> content}}"),
      ("{{t desk.titel}}", "1: error: no text has the key 'desk.titel'"),
      ("{{t limit.left}}", "1: error: 'limit.left' takes days, not 0 values"),
      ("{{t desk.title row}}", "1: error: 'desk.title' takes nothing, not 1 values"),
      ("{{asset style/none.css}}", "1: error: there is no file 'style/none.css' in style, script or images"),
    ])
  func inAPage(html: String, diagnostic: String) {
    #expect(diagnosticOf(html, path: "pages/Desk.html") == "pages/Desk.html:" + diagnostic)
  }

  @Test(
    arguments: [
      ("{{> content}}\n{{> content}}", "2: error: {{> content}} stands here a second time"),
      ("{{#late}}\n{{> content}}{{/late}}", "2: error: {{> content}} cannot lie in a section, as in 'late' of line 1"),
    ])
  func inAFrame(html: String, diagnostic: String) {
    #expect(diagnosticOf(html, path: "parts/Frame.html") == "parts/Frame.html:" + diagnostic)
  }

  private func diagnosticOf(_ html: String, path: String) -> String? {
    let diagnostic = #expect(throws: TemplateDiagnostic.self) {
      try TemplateSwift.compile(Template(path: path, file: path, text: html), with: .sample)
    }
    return diagnostic?.description
  }
}
