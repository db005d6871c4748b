import Testing

@testable import WebCompiler

struct AssetTests {
  @Test func theAddressCarriesTheHashOfTheContent() throws {
    let empty = try AssetFile(path: "style/duban.css", bytes: [], file: "")
    let other = try AssetFile(path: "style/duban.css", bytes: Array("foobar".utf8), file: "")
    #expect(empty.address == "/assets/style/duban.cbf29ce484222325.css")
    #expect(other.address == "/assets/style/duban.85944171f73967e8.css")
  }

  @Test func textIsKeptAsTextAndTheRestAsBase64() throws {
    #expect(try swift("a.css", Array("b { }\n".utf8)).hasSuffix("type: \"text/css; charset=utf-8\", text: #\"\"\"\nb { }\n\n\"\"\"#)"))
    #expect(try swift("a.png", [0x89, 0x50]).hasSuffix("type: \"image/png\", base64: \"iVA=\")"))
    // A literal would turn \r\n into \n, and the hash would belong to other bytes.
    #expect(try swift("a.css", Array("b\r\n".utf8)).hasSuffix("base64: \"Yg0K\")"))
  }

  @Test func anEndingWithoutAContentTypeIsRefused() {
    let diagnostic = #expect(throws: TemplateDiagnostic.self) { try AssetFile(path: "style/a.xyz", bytes: [], file: "Web/style/a.xyz") }
    #expect(diagnostic?.description == "Web/style/a.xyz:1: error: no content type is known for '.xyz'; name it in AssetFile.types")
  }

  private func swift(_ path: String, _ bytes: [UInt8]) throws -> String {
    try AssetFile(path: path, bytes: bytes, file: path).swift
  }
}
