import Testing

@testable import Web

struct OutputTests {
  @Test func whatAnybodyWroteCannotBecomeMarkup() {
    #expect(written { $0.escape("<a href=\"x\">Tom & 'Li'</a> 台账") } == "&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Li&#39;&lt;/a&gt; 台账")
    #expect(written { $0.escape(Substring("a<b")) } == "a&lt;b")
    #expect(written { $0.escape(Character("&")) } == "&amp;")
    #expect(written { $0.escape("") } == "")
  }

  @Test func numbersTemplatesAndMarkupStandAsTheyAre() {
    #expect(
      written {
        $0.literal("<b>")
        $0.escape(-7)
        $0.raw("</b>")
      } == "<b>-7</b>")
  }

  private func written(_ write: (inout Output) -> Void) -> String {
    var out = Output()
    write(&out)
    return String(out)
  }
}
