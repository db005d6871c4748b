import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Site

@Suite("The message after a form")
struct FlashTests {
  private func carried(_ location: String, isSecure: Bool = false) async throws -> (location: String?, cookie: String?) {
    let answer = try await TestRoute { request, _ in Flash.carry(.seeOther(location), after: request, isSecure: isSecure) }.answer(.post)
    return (answer.headers[.location], answer.headers[.setCookie])
  }

  @Test("moves from the address into a cookie")
  func intoTheCookie() async throws {
    let (location, cookie) = try await carried("/items/1?a=b&done=%E5%B7%B2&c=d#moves")
    #expect(location == "/items/1?a=b&c=d#moves")
    #expect(cookie?.hasPrefix("done=%E5%B7%B2;") == true)
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=\(SecurityPolicy.flashSeconds)"] {
      #expect(cookie?.contains(attribute) == true)
    }
    #expect(cookie?.contains("Secure") == false)
    #expect(try await carried("/me?done=x", isSecure: true).cookie?.contains("Secure") == true)
    #expect(try await carried("/me?done=x").location == "/me")
  }

  @Test("is none where the address has none", arguments: ["/items/1", "/items/1?a=b", "/items/1?undone=x", "/items/1#done=x"])
  func none(_ address: String) async throws {
    let (location, cookie) = try await carried(address)
    #expect(location == address && cookie == nil)
  }

  @Test("is taken back once its page was shown, and not by a page that looks for changes")
  func takenBack() async throws {
    let page = TestRoute { request, _ in Flash.carry(.text("page"), after: request, isSecure: false) }
    let shown = try await page.answer(headers: [.cookie: "done=x"])
    #expect(shown.headers[.setCookie]?.contains("Max-Age=0") == true)
    #expect(try await page.answer(headers: [.cookie: "done=x", .look: "1"]).headers[.setCookie] == nil)
    #expect(try await page.answer().headers[.setCookie] == nil)
  }
}
