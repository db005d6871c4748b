import Crypto
import Domain
import Foundation

/// Session ids, tokens and forgery tokens: random text outside, a digest inside.
package enum Secrets {
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")

  /// Five bits a letter, no letter that is misread.
  package static func text(_ bytes: [UInt8]) -> String {
    var text = ""
    var buffer: UInt32 = 0
    var bits = 0
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[Int(buffer >> UInt32(bits) & 31)])
      }
    }
    return text
  }

  package static func digest(_ secret: String) -> String {
    SHA256.hash(data: Data(secret.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// A session for `person` and the secret that opens it.
  package static func session(
    for person: Person.ID, kind: Session.Kind, now: Instant, lasting seconds: Int64, random: (Int) -> [UInt8]
  ) -> (secret: String, session: Session) {
    let secret = text(random(25))
    let session = Session(
      digest: digest(secret), person: person, kind: kind, created: now, expires: now + seconds, forgeryToken: text(random(15)))
    return (secret, session)
  }
}
