import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Site

@Suite("Security headers")
struct SecurityHeadersTests {
  @Test("are on every answer, errors too")
  func onEveryAnswer() async throws {
    let page = try await TestRoute { _, _ in .text("page") }.answer()
    let problem = try await TestRoute { _, _ in throw HTTPError(.badRequest) }.answer()
    for answer in [page, problem] {
      #expect(answer.headers[.contentSecurityPolicy] == SecurityPolicy.contentSecurityPolicy)
      #expect(answer.headers[.xContentTypeOptions] == "nosniff")
      #expect(answer.headers[.referrerPolicy] == "same-origin")
      #expect(answer.headers[.frameOptions] == "DENY")
      #expect(answer.headers[.cacheControl] == "no-store")
    }
  }

  @Test("leave an answer's own cache control")
  func ownCacheControl() async throws {
    let asset = try await TestRoute { _, _ in
      .of([], type: "text/css", headers: [.cacheControl: SecurityPolicy.assetCacheControl])
    }.answer()
    #expect(asset.headers[.cacheControl] == SecurityPolicy.assetCacheControl)
  }

  @Test("forbid everything that is not named, inline code above all")
  func contentSecurityPolicy() {
    let directives = SecurityPolicy.contentSecurityPolicy.split(separator: "; ").map(String.init)
    #expect(directives.first == "default-src 'none'")
    for directive in ["base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'", "script-src 'self'"] {
      #expect(directives.contains(directive))
    }
    #expect(!SecurityPolicy.contentSecurityPolicy.contains("unsafe"))
    #expect(!SecurityPolicy.contentSecurityPolicy.contains("*"))
  }
}
