import CArgon2

/// argon2id as OWASP's password storage sheet asks for: 19 MiB, two passes, one lane. About 60 ms, on the calling thread.
enum Argon2 {
  private static let passes: UInt32 = 2
  private static let kibibytes: UInt32 = 19 * 1024
  private static let lanes: UInt32 = 1
  private static let hashBytes = 32

  /// `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`
  static func encoded(_ password: [UInt8], salt: [UInt8]) throws(Passwords.Fault) -> String {
    let length = argon2_encodedlen(passes, kibibytes, lanes, UInt32(salt.count), UInt32(hashBytes), Argon2_id)
    var text = [CChar](repeating: 0, count: length)
    let code = argon2id_hash_encoded(
      passes, kibibytes, lanes, password, password.count, salt, salt.count, hashBytes, &text, length)
    guard code == ARGON2_OK.rawValue else { throw .argon2(code: code) }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Throws for a text that is no argon2id hash.
  static func verify(_ password: [UInt8], against encoded: String) throws(Passwords.Fault) -> Bool {
    switch argon2id_verify(encoded, password, password.count) {
    case ARGON2_OK.rawValue: true
    case ARGON2_VERIFY_MISMATCH.rawValue: false
    case let code: throw .argon2(code: code)
    }
  }
}
