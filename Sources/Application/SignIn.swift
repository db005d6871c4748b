import Domain

/// Finds out who signs in by a login and a password. Too many failures of a login, or from an address, make it wait.
package struct SignIn: Sendable {
  /// How many failures within which time make a subject wait for as long again, counted from the last one.
  package struct Limits: Sendable {
    package var maxFailuresOfLogin: Int
    package var maxFailuresOfAddress: Int
    package var windowSeconds: Int64

    package init(maxFailuresOfLogin: Int, maxFailuresOfAddress: Int, windowSeconds: Int64) {
      self.maxFailuresOfLogin = maxFailuresOfLogin
      self.maxFailuresOfAddress = maxFailuresOfAddress
      self.windowSeconds = windowSeconds
    }
  }

  package enum Failure: Error, Hashable {
    /// Also for a login that is not there: nobody learns which logins are.
    case wrongPassword
    case tooMany(waitSeconds: Int64)
  }

  let useCases: UseCases

  /// - Parameter verify: Whether a password fits a hash; takes as long without a hash.
  /// - Throws: `Failure`. Each attempt that was checked is recorded.
  package func callAsFunction(
    _ login: String, _ password: String, from address: String, within limits: Limits,
    verify: @Sendable (_ password: String, _ hash: String?) async throws -> Bool
  ) async throws -> Person {
    let accounts = useCases.repositories.accounts
    let now = useCases.now()
    for (subject, most) in [("login \(login)", limits.maxFailuresOfLogin), ("address \(address)", limits.maxFailuresOfAddress)] {
      let failures = try await accounts.failures(of: subject, since: now + -limits.windowSeconds)
      if failures.count >= most, let last = failures.last {
        throw Failure.tooMany(waitSeconds: max(1, last + limits.windowSeconds - now))
      }
    }
    let known = try await accounts.credentials(of: login)
    let isRight = try await verify(password, known?.password) && known != nil
    let subjects = isRight ? ["login \(login)"] : ["login \(login)", "address \(address)"]
    try await accounts.recordSignIn(of: subjects, succeeded: isRight, at: now)
    guard isRight, let known else { throw Failure.wrongPassword }
    return known.person
  }
}
