import Domain
import Testing

@testable import Site

@Suite("Session tokens")
struct SessionTokensTests {
  @Test("are stored as the SHA-256 of what the browser holds")
  func digest() {
    // FIPS 180-2, B.1.
    #expect(SessionTokens.digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("end after their lifetime, and no secret is in the session")
  func session() {
    let now = Instant(seconds: 1_574_240_000)
    let (secret, session) = SessionTokens.session(
      for: Person.ID("p1"), kind: .browser, now: now, lifetime: SecurityPolicy.browserSessionSeconds
    ) { (0..<$0).map { UInt8(truncatingIfNeeded: $0) } }
    #expect(session.expires == now + 43_200)
    #expect(session.digest == SessionTokens.digest(secret))
    #expect(secret.count == 40 && !session.digest.contains(secret) && session.csrfToken != secret)
  }
}
