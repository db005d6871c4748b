import Store
import Testing

@Suite struct PasswordTests {
  private let passwords = Passwords()
  private let salt = [UInt8](1...16)

  @Test func isHashedAsArgon2idWithItsCosts() async throws {
    let hash = try await passwords.hash("督办2019!", salt: salt)
    #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$AQIDBAUGBwgJCgsMDQ4PEA$"))
    #expect(hash == (try await passwords.hash("督办2019!", salt: salt)))
  }

  @Test func isKnownAgain() async throws {
    var generator = SystemRandomNumberGenerator()
    let hash = try await passwords.hash("督办2019!", salt: Passwords.salt(using: &generator))
    #expect(try await passwords.verify("督办2019!", against: hash))
    #expect(try await passwords.verify("督办2019", against: hash) == false)
    #expect(try await passwords.verify("", against: hash) == false)
  }

  /// A vector from the tests of argon2's reference implementation, with other costs than ours.
  @Test func isKnownFromOtherPrograms() async throws {
    let hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
    #expect(try await passwords.verify("password", against: hash))
  }

  @Test func isTheSameHoweverItIsTyped() async throws {
    let hash = try await passwords.hash("caf\u{E9}ABC1", salt: salt)
    #expect(try await passwords.verify("cafe\u{301}ＡＢＣ１", against: hash))
  }

  @Test func ofAnUnknownLoginIsNeverRight() async throws {
    #expect(try await passwords.verify("督办2019!", against: nil) == false)
  }

  @Test func ofAnUnknownLoginTakesAsLong() async throws {
    let hash = try await passwords.hash("督办2019!", salt: salt)
    let clock = ContinuousClock()
    var known = Duration.seconds(60)
    var unknown = Duration.seconds(60)
    var isAlike: Bool { unknown > known / 3 && known > unknown / 3 }
    // The fastest of as many as it takes: the machine has other work too, but what is answered at once would be the fastest for ever.
    for round in 1...40 where round <= 5 || !isAlike {
      known = min(known, try await clock.measure { _ = try await passwords.verify("x", against: hash) })
      unknown = min(unknown, try await clock.measure { _ = try await passwords.verify("x", against: nil) })
    }
    #expect(isAlike)
  }

  @Test(arguments: ["", "secret", "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA"])
  func isNotComparedWithWhatIsNoHash(_ stored: String) async throws {
    await #expect(throws: Passwords.Fault.self) { try await passwords.verify("x", against: stored) }
  }

  @Test func aFullQueueTurnsAway() async throws {
    let narrow = Passwords(atOnce: 1, places: 2)
    let refusals = await withTaskGroup { group in
      for _ in 1...6 {
        group.addTask { await refusal { () async throws(Passwords.Fault) in _ = try await narrow.verify("x", against: nil) } }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(refusals.count { $0 == nil } >= 2 && refusals.contains(.busy))
    // Places are given back.
    #expect(try await narrow.verify("x", against: nil) == false)
  }

  private func refusal(of work: () async throws(Passwords.Fault) -> Void) async -> Passwords.Fault? {
    do { try await work() } catch { return error }
    return nil
  }
}
