import Testing

@testable import WebCompiler

/// One golden text a feature: the Swift that a template becomes.
struct TemplateTests {
  @Test func valuesAreEscapedUnlessTheyAreMarked() throws {
    #expect(
      try body("<p>{{title}}{{{chart.svg}}}</p>") == """
            out.literal(#\"""
        <p>
        \"""#)
            out.escape(self.title)
            out.raw(self.chart.svg)
            out.literal(#\"""
        </p>
        \"""#)
        """)
  }

  @Test func aLoopNamesItsVariableAndSeesTheOuterOne() throws {
    #expect(
      try body("{{#rows as row}}{{#row.notes as note}}{{row.id}}{{note}}{{title}}{{/row.notes}}{{/rows}}{{row}}") == """
            for row in self.rows.each {
            for note in row.notes.each {
            out.escape(row.id)
            out.escape(note)
            out.escape(self.title)
            }
            }
            out.escape(self.row)
        """)
  }

  @Test func sectionsAskAndInvertedOnesAskTheOpposite() throws {
    #expect(
      try body("{{#late}}{{days}}{{/late}}{{^late}}{{day}}{{/late}}") == """
            if self.late.isShown {
            out.escape(self.days)
            }
            if !self.late.isShown {
            out.escape(self.day)
            }
        """)
  }

  @Test func partsAreTypedByTheirName() throws {
    #expect(
      try body("{{> limit row.limit}}{{> late-mark}}") == """
            (self.row.limit as LimitPart).write(to: &out, in: text)
            LateMarkPart().write(to: &out, in: text)
        """)
  }

  @Test func aFrameWrapsItsPage() throws {
    #expect(
      try body("{{< side-frame frame}}{{title}}{{/ side-frame}}") == """
            (self.frame as SideFramePart).open(to: &out, in: text)
            out.escape(self.title)
            (self.frame as SideFramePart).close(to: &out, in: text)
        """)
  }

  @Test func aPartWithContentIsCutInTwo() throws {
    #expect(
      try swift("{{< frame frame}}\n{{title}}{{> content}}{{end}}\n{{/ frame}}\n", path: "parts/Side.html") == """
        #sourceLocation(file: "parts/Side.html", line: 1)
        extension SidePart {
          package func open(to out: inout Output, in text: Text) {
        #sourceLocation(file: "parts/Side.html", line: 1)
            (self.frame as FramePart).open(to: &out, in: text)
        #sourceLocation(file: "parts/Side.html", line: 2)
            out.escape(self.title)
          }

          package func close(to out: inout Output, in text: Text) {
        #sourceLocation(file: "parts/Side.html", line: 2)
            out.escape(self.end)
            out.literal(#\"""


        \"""#)
        #sourceLocation(file: "parts/Side.html", line: 3)
            (self.frame as FramePart).close(to: &out, in: text)
          }
        }
        #sourceLocation()

        """)
  }

  @Test func textsAndAssetsAreLookedUp() throws {
    #expect(
      try body("{{t desk.title}}{{t limit.left row.days}}{{asset style/duban.css}}") == """
            out.escape(text.deskTitle)
            out.escape(text.limitLeft(self.row.days))
            out.literal(#\"""
        /assets/style/duban.af63bd4c8601b7df.css
        \"""#)
        """)
  }

  @Test func theTextOfAMailIsNotEscaped() throws {
    let swift = try swift("{{name}}{{> limit limit}}{{t desk.title}}", path: "mail/Digest.txt")
    #expect(swift.contains("extension DigestMail {\n  package func writeText(to out: inout Output, in text: Text) {"))
    #expect(swift.contains("out.raw(self.name)"))
    #expect(swift.contains("out.raw(text.deskTitle)"))
    #expect(swift.contains("(self.limit as LimitPart).writeText(to: &out, in: text)"))
  }

  @Test(
    arguments: [
      ("pages/Desk.html", "DeskPage"), ("pages/initiative/Ledger.html", "LedgerPage"), ("parts/late-mark.html", "LateMarkPart"),
      ("mail/Digest.txt", "DigestMail"),
    ])
  func aTemplateBelongsToTheStructOfItsName(path: String, type: String) throws {
    #expect(try swift("", path: path).contains("extension \(type) {"))
  }

  @Test func literalsKeepWhateverHTMLHolds() throws {
    #expect(try body("<a href=\"#x\">\"\"\"## \\(x)") == "    out.literal(###\"\"\"\n<a href=\"#x\">\"\"\"## \\(x)\n\"\"\"###)")
  }

  @Test func swiftIsToldTheTemplatesLine() throws {
    #expect(
      try swift("\n{{! two\nlines }}\n<b>{{name}}</b>").contains(
        "#sourceLocation(file: \"pages/Desk.html\", line: 4)\n    out.escape(self.name)"))
  }
}

private func swift(_ html: String, path: String = "pages/Desk.html") throws -> String {
  try TemplateSwift.compile(Template(path: path, file: path, text: html), with: .sample)
}

/// The statements alone, without their source locations.
private func body(_ html: String) throws -> String {
  let lines = try swift(html).split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("#sourceLocation") }
  return lines.dropFirst(2).dropLast(3).joined(separator: "\n")
}

extension TemplateSwift.Lookup {
  static var sample: Self {
    get throws {
      let catalogue = TextCatalogue("desk.title = 我的工作\nlimit.left = 还剩{days}个工作日", file: "text/zh.txt")
      let asset = try AssetFile(path: "style/duban.css", bytes: [0], file: "style/duban.css")
      return Self(phrases: catalogue.phrases, assets: [asset.path: asset])
    }
  }
}
