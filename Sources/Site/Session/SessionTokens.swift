import Crypto
import Domain

/// Makes sessions and tokens. The client holds random text, the database its digest.
package enum SessionTokens {
  /// SHA-256, hexadecimal.
  package static func digest(_ secret: String) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * SHA256.byteCount)
    for byte in SHA256.hash(data: Array(secret.utf8)) {
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
      digest: digest(secret), person: person, kind: kind, created: now, expires: now + seconds, forgeryToken: Base32.text(random(15)))
    return (secret, session)
  }
}
