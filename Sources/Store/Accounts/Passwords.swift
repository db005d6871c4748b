import Foundation

/// Hashes and checks passwords with argon2id, on threads of its own, two at once.
///
/// Each takes 19 MiB and a core for about 60 ms. So a flood of sign-ins queues here, and is turned away once the queue is full,
/// instead of taking the machine's memory and the threads that answer everybody else.
package actor Passwords {
  package enum Fault: Error, Hashable {
    /// As many wait as may; try again in a moment.
    case busy
    /// libargon2 refused, by its own code: no memory (-22), or what the database holds is no hash.
    case argon2(code: Int32)
  }

  private let threads = OperationQueue()
  private let places: Int
  private var taken = 0

  /// `places` is how many may be at work and wait together.
  package init(atOnce: Int = 2, places: Int = 64) {
    threads.maxConcurrentOperationCount = atOnce
    self.places = places
  }

  /// 16 bytes, new for each password.
  package static func salt(using generator: inout some RandomNumberGenerator) -> [UInt8] {
    (0..<16).map { _ in .random(in: .min ... .max, using: &generator) }
  }

  /// The hash to store, with its salt and costs: `$argon2id$v=19$m=19456,t=2,p=1$…$…`.
  package func hash(_ password: String, salt: [UInt8]) async throws(Fault) -> String {
    try await apart { () throws(Fault) in try Argon2.encoded(Passwords.bytes(password), salt: salt) }
  }

  /// Whether this is the password behind a stored hash. Pass nil for a login that nobody has: that takes as long and is false, so
  /// the time of the answer does not tell which logins exist.
  package func verify(_ password: String, against hash: String?) async throws(Fault) -> Bool {
    try await apart { () throws(Fault) in
      guard let hash else {
        _ = try Argon2.encoded(Passwords.bytes(password), salt: [UInt8](repeating: 0, count: 16))
        return false
      }
      return try Argon2.verify(Passwords.bytes(password), against: hash)
    }
  }

  private func apart<Value: Sendable>(_ work: @escaping @Sendable () throws(Fault) -> Value) async throws(Fault) -> Value {
    guard taken < places else { throw .busy }
    taken += 1
    defer { taken -= 1 }
    let result = await withCheckedContinuation { continuation in
      threads.addOperation { continuation.resume(returning: Result(catching: work)) }
    }
    return try result.get()
  }

  /// One form for what looks the same: a Chinese input method may give ａ for a, and systems spell é in two ways (NIST SP 800-63B).
  private static func bytes(_ password: String) -> [UInt8] { Array(password.precomposedStringWithCompatibilityMapping.utf8) }
}
