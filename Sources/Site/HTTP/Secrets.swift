import Crypto
import Domain
import Foundation

/// Session ids, tokens and forgery tokens: random text outside, a digest inside.
package enum Secrets {
  package static func digest(_ secret: String) -> String {
    SHA256.hash(data: Data(secret.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// A session for `person` and the secret that opens it.
  package static func session(
    for person: Person.ID, kind: Session.Kind, now: Instant, lasting seconds: Int64, random: (Int) -> [UInt8]
  ) -> (secret: String, session: Session) {
    let secret = Letters.text(random(25))
    let session = Session(
      digest: digest(secret), person: person, kind: kind, created: now, expires: now + seconds, forgeryToken: Letters.text(random(15)))
    return (secret, session)
  }
}
