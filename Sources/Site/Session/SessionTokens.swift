import Application
import Crypto
import Domain

/// Makes sessions and tokens. The client holds random text, the database its digest.
package enum SessionTokens {
  package static func digest(_ secret: String) -> String { digest(Array(secret.utf8)) }

  /// The SHA-256 of these bytes, in hexadecimal.
  static func digest(_ bytes: [UInt8]) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * SHA256.byteCount)
    for byte in SHA256.hash(data: bytes) {
      digits.append(alphabet[Int(byte >> 4)])
      digits.append(alphabet[Int(byte & 15)])
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private static let alphabet = Array("0123456789abcdef".utf8)

  /// Makes a session for `person`, and the secret that opens it.
  ///
  /// - Parameter random: Returns that many random bytes.
  package static func session(
    for person: Person.ID, kind: Session.Kind, now: Instant, lifetime seconds: Int64, random: (Int) -> [UInt8]
  ) -> (secret: String, session: Session) {
    let secret = Base32.text(random(25))
    let session = Session(
      digest: digest(secret), person: person, kind: kind, created: now, expires: now + seconds, csrfToken: Base32.text(random(15)))
    return (secret, session)
  }
}

extension Site {
  /// A session and the secret that opens it. Under a key the same request gets the same secret, which is stored nowhere: it is derived from
  /// the key and from random bytes that the database keeps.
  func session(
    for person: Person.ID, kind: Session.Kind, lifetime seconds: Int64, under key: RequestKey?, by actor: Actor
  ) async throws -> (secret: String, session: Session) {
    guard let key else { return SessionTokens.session(for: person, kind: kind, now: now(), lifetime: seconds, random: random) }
    let root = SymmetricKey(data: try await repositories.accounts.tokenKey())
    let request = "\(kind.rawValue)\n\(actor.person.id)\n\(key.path)\n\(key.key)\n\(key.digest)"
    let secret = Array(HMAC<SHA256>.authenticationCode(for: Array(request.utf8), using: root))
    return SessionTokens.session(for: person, kind: kind, now: now(), lifetime: seconds) { Array(secret.prefix($0)) }
  }
}
