import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Site

@Suite("A posted form")
struct FormBodyTests {
  @Test("is read with its values in order, plus signs and percent escapes decoded")
  func urlEncoded() {
    let form = FormBody(urlEncoded: "title=%E9%94%80%E5%8F%B7+1&items=a&items=b%26c&empty=&bare&=x&&a=b=c")
    #expect(form["title"] == "销号 1")
    #expect(form.all("items") == ["a", "b&c"])
    #expect(form["empty"] == "" && form["bare"] == "" && form[""] == "x")
    #expect(form["a"] == "b=c")
    #expect(form["none"] == nil && form.all("none") == [])
  }

  @Test("keeps an escape that means nothing as it was written", arguments: ["%", "%1", "%zz", "%ff%fe"])
  func badEscapes(_ text: String) { #expect(FormBody(urlEncoded: "a=\(text)")["a"] == text) }

  @Test("of many thousand pairs is read")
  func manyPairs() { #expect(FormBody(urlEncoded: String(repeating: "a=1&", count: 50_000)).values.count == 50_000) }

  private func multipart(_ parts: [(head: String, body: String)], boundary: String = "X", isClosed: Bool = true) -> [UInt8] {
    Array((parts.map { "--\(boundary)\r\n\($0.head)\r\n\r\n\($0.body)\r\n" }.joined() + (isClosed ? "--\(boundary)--\r\n" : "")).utf8)
  }

  @Test("with files is read with their names, types and bytes")
  func files() throws {
    let form = try #require(
      FormBody(
        multipart: multipart([
          ("Content-Disposition: form-data; name=\"csrf\"", "abc"),
          (
            "Content-Disposition: form-data; name=\"file\"; filename=\"通知.docx\"\r\nContent-Type: application/zip",
            "PK\r\n\r\n--not the boundary"
          ),
          ("Content-Disposition: form-data; name=\"file\"; filename=\"b.txt\"", ""),
          ("Content-Disposition: form-data; name=\"file\"; filename=\"\"\r\nContent-Type: application/octet-stream", ""),
        ]), boundary: "X"))
    #expect(form["csrf"] == "abc")
    #expect(form.files.map(\.file.name) == ["通知.docx", "b.txt"])
    #expect(form.files.map(\.file.type) == ["application/zip", "application/octet-stream"])
    #expect(String(decoding: form.files[0].file.bytes, as: UTF8.self) == "PK\r\n\r\n--not the boundary")
  }

  @Test("with parts is refused if it does not hold together")
  func malformed() {
    #expect(FormBody(multipart: [], boundary: "X") == nil)
    #expect(FormBody(multipart: Array("--X".utf8), boundary: "X") == nil)
    #expect(FormBody(multipart: Array("no boundary at all".utf8), boundary: "X") == nil)
    #expect(FormBody(multipart: multipart([("Content-Disposition: form-data; name=\"a\"", "1")], isClosed: false), boundary: "X") == nil)
    #expect(FormBody(multipart: multipart([("Content-Disposition: form-data", "1")]), boundary: "X") == nil)
    #expect(FormBody(multipart: multipart([("Content-Disposition: form-data; name=\"a", "1")]), boundary: "X") == nil)
    #expect(FormBody(multipart: Array("--X\r\nContent-Disposition: form-data; name=\"a\"\r\n1\r\n--X--".utf8), boundary: "X") == nil)
  }

  private let echo = TestRoute { request, _ in
    let form = try await request.form(upTo: 1000)
    return .text(form.values.map { "\($0.name)=\($0.value)" }.joined(separator: ";") + "|\(form.files.count)")
  }

  @Test(
    "is taken in either encoding, the boundary quoted or not",
    arguments: ["multipart/form-data; boundary=X", "multipart/form-data; boundary=\"X\""])
  func types(_ type: String) async throws {
    let body = multipart([
      ("Content-Disposition: form-data; name=\"a\"", "1"), ("Content-Disposition: form-data; name=\"f\"; filename=\"x\"", "y"),
    ])
    #expect(try await echo.answer(.post, headers: [.contentType: type], body: body).text == "a=1|1")
    #expect(
      try await echo.answer(.post, headers: [.contentType: "application/x-www-form-urlencoded"], body: Array("a=1".utf8)).text == "a=1|0")
  }

  @Test("is answered with 413 above its limit")
  func tooLarge() async throws {
    #expect(try await echo.answer(.post, body: Array("a=".utf8) + [UInt8](repeating: 0x31, count: 998)).status == .ok)
    #expect(try await echo.answer(.post, body: Array("a=".utf8) + [UInt8](repeating: 0x31, count: 999)).status == .contentTooLarge)
  }

  @Test("is answered with 400 if it holds a NUL, which PostgreSQL cannot store", arguments: ["a=x%00", "%00=x", "a=%2500", "a=\u{0}"])
  func nul(_ body: String) async throws {
    let answer = try await echo.answer(.post, body: Array(body.utf8))
    #expect(answer.status == (body == "a=%2500" ? .ok : .badRequest))
  }

  @Test("with parts is answered with 400 if it is broken, or a file's name holds a NUL")
  func brokenParts() async throws {
    let type = HTTPFields([HTTPField(name: .contentType, value: "multipart/form-data; boundary=X")])
    #expect(try await echo.answer(.post, headers: type, body: Array("--X".utf8)).status == .badRequest)
    let nul = multipart([("Content-Disposition: form-data; name=\"f\"; filename=\"a\0\"", "1")])
    #expect(try await echo.answer(.post, headers: type, body: nul).status == .badRequest)
  }
}
