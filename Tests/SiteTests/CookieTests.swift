import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Site

@Suite("A cookie")
struct CookieTests {
  private static let route = TestRoute { request, _ in .text(request.cookie("duban") ?? "none") }

  @Test(
    "is found by its whole name",
    arguments: [
      ("duban=abc", "abc"), ("lang=zh; duban=abc", "abc"), ("lang=zh;duban=abc;x=y", "abc"), ("duban=", ""), ("duban=a=b", "a=b"),
      ("xduban=abc", "none"), ("dubanx=abc", "none"), ("duban", "none"), ("", "none"), ("; ;=;duban=abc", "abc"),
    ])
  func found(_ header: String, _ value: String) async throws {
    #expect(try await Self.route.answer(headers: [.cookie: header]).text == value)
  }

  @Test("keeps the language for a year once it is asked for")
  func language() async throws {
    let asked = try await Self.route.answer(.get, "/route?lang=en")
    let cookie = try #require(asked.headers[.setCookie])
    #expect(cookie.hasPrefix("lang=en") && cookie.contains("Max-Age=\(SecurityPolicy.languageSeconds)"))
    #expect(try await Self.route.answer(.get, "/route?lang=en", headers: [.cookie: "lang=en"]).headers[.setCookie] == nil)
    #expect(try await Self.route.answer(.get, "/route?lang=fr").headers[.setCookie] == nil)
  }
}
