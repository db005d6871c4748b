import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Site

@Suite("A request's JSON body")
struct RequestBodyTests {
  private let echo = TestRoute { request, context in .json(try await request.json(context)) }

  @Test("is an object")
  func object() async throws {
    let answer = try await echo.answer(.post, body: Array(#"{"move":"submit"}"#.utf8))
    #expect(answer.status == .ok)
    #expect(answer.text == #"{"move":"submit"}"#)
  }

  @Test(
    "is answered with 400 if it is anything else",
    arguments: ["", "[]", "\"a\"", "1", "null", "{", #"{"a":1,"a":2}"#, #"{"a":"\ud800"}"#, #"{"a":1e999}"#, "a=b&c=d"])
  func notAnObject(_ text: String) async throws {
    let answer = try await echo.answer(.post, body: Array(text.utf8))
    #expect(answer.status == .badRequest)
    #expect(answer.json?["code"] == "not-json")
  }

  @Test("is answered with 400 if it is not UTF-8 or nested too deep")
  func hostile() async throws {
    #expect(try await echo.answer(.post, body: Array(#"{"a":""#.utf8) + [0xff] + Array(#""}"#.utf8)).status == .badRequest)
    #expect(try await echo.answer(.post, body: Array(String(repeating: #"{"a":"#, count: 10_000).utf8)).status == .badRequest)
  }

  @Test("is answered with 413 above its limit, and read up to it")
  func tooLarge() async throws {
    func body(_ count: Int) -> [UInt8] {
      let frame = #"{"a":""}"#.utf8.count
      return Array(#"{"a":""#.utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: count - frame) + Array(#""}"#.utf8)
    }
    #expect(try await echo.answer(.post, body: body(SecurityPolicy.maxJSONBytes)).status == .ok)
    let refused = try await echo.answer(.post, body: body(SecurityPolicy.maxJSONBytes + 1))
    #expect(refused.status == .contentTooLarge)
    #expect(refused.json?["code"] == "too-large")
  }
}
