import Application
import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Site

@Suite("A header of the API")
struct RequestHeaderTests {
  private static let versions = TestRoute { request, context in .text(try request.version(context).map(String.init) ?? "none") }

  @Test(
    "If-Match gives the version",
    arguments: [("\"3\"", "3"), ("3", "3"), ("W/\"12\"", "12"), ("*", "none"), ("\"1\" ", "1")])
  func ifMatch(_ header: String, _ version: String) async throws {
    #expect(try await Self.versions.answer(headers: [.ifMatch: header]).text == version)
  }

  @Test("If-Match may be left out")
  func withoutIfMatch() async throws { #expect(try await Self.versions.answer().text == "none") }

  @Test(
    "If-Match that is no version of ours matches nothing: 412", arguments: ["\"abc\"", "\"\"", "\"1\", \"2\"", "\"99999999999999999999\""])
  func foreignIfMatch(_ header: String) async throws {
    let answer = try await Self.versions.answer(headers: [.ifMatch: header])
    #expect(answer.status == .preconditionFailed)
    #expect(answer.json?["code"] == "stale")
  }

  private static let keys = TestRoute { request, context in
    let key = try request.key(of: try await request.json(context), context)
    return .text(key.map { "\($0.path) \($0.key) \($0.digest)" } ?? "none")
  }

  private func digest(of body: String) async throws -> String {
    try await Self.keys.answer(.post, headers: [.idempotencyKey: "k"], body: Array(body.utf8)).text
  }

  @Test("Idempotency-Key belongs to method, path and body")
  func idempotencyKey() async throws {
    let text = try await digest(of: #"{"a":1,"b":2}"#)
    #expect(text.hasPrefix("POST /route k "))
    #expect(try await digest(of: #"{ "b":2, "a":1 }"#) == text)
    #expect(try await digest(of: #"{"a":1,"b":3}"#) != text)
    #expect(try await Self.keys.answer(.post, body: Array("{}".utf8)).text == "none")
  }

  @Test("Idempotency-Key is any printable text up to its length", arguments: ["k", "3f1c-…-销号", String(repeating: "k", count: 255)])
  func idempotencyKeys(_ key: String) async throws {
    #expect(try await Self.keys.answer(.post, headers: [.idempotencyKey: key], body: Array("{}".utf8)).status == .ok)
  }

  @Test(
    "Idempotency-Key that is empty or too long is refused", arguments: ["", String(repeating: "k", count: 256)])
  func badIdempotencyKeys(_ key: String) async throws {
    #expect(try await Self.keys.answer(.post, headers: [.idempotencyKey: key], body: Array("{}".utf8)).status == .badRequest)
  }
}
