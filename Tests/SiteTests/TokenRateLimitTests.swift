import Domain
import Testing

@testable import Site

@Suite("The limit of calls")
struct TokenRateLimitTests {
  @Test("counts each token for itself, until the minute is over")
  func minute() {
    let limit = TokenRateLimit()
    let start = Instant(seconds: 6000)
    for _ in 0..<3 { #expect(limit.wait(for: "a", most: 3, at: start + 10) == nil) }
    #expect(limit.wait(for: "a", most: 3, at: start + 10) == 50)
    #expect(limit.wait(for: "a", most: 3, at: start + 59) == 1)
    #expect(limit.wait(for: "b", most: 3, at: start + 59) == nil)
    #expect(limit.wait(for: "a", most: 3, at: start + 60) == nil)
  }
}
