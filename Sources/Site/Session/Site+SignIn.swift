import Application
import Domain
import Hummingbird
import Web

extension Site {
  /// Who holds this secret, and what they may see today; nil where nobody does.
  func user(_ secret: String, kinds: Set<Session.Kind>) async throws -> CurrentUser? {
    guard let (session, person, access) = try await repositories.accounts.session(SessionTokens.digest(secret), at: now()),
      kinds.contains(session.kind)
    else { return nil }
    return CurrentUser(person: person, session: session, access: access)
  }

  /// Checks a login and its password against guessing: five failures of a login or twenty of an address in a quarter
  /// of an hour make both wait.
  func signIn(_ login: String, _ password: String, from address: String, in context: SiteContext) async throws -> Person {
    let now = now()
    for (subject, most) in [
      ("login \(login)", SecurityPolicy.maxFailuresOfLogin), ("address \(address)", SecurityPolicy.maxFailuresOfAddress),
    ] {
      let failures = try await repositories.accounts.failures(of: subject, since: now + -SecurityPolicy.signInWindowSeconds)
      if failures.count >= most, let last = failures.last {
        let wait = max(1, last + SecurityPolicy.signInWindowSeconds - now)
        throw Problem(429, "too-many", context.text.problemTooMany(Int(wait)), in: context, retryAfter: wait)
      }
    }
    let known = try await repositories.accounts.credentials(of: login)
    let isRight = try await verify(password, known?.password)
    let subjects = isRight && known != nil ? ["login \(login)"] : ["login \(login)", "address \(address)"]
    try await repositories.accounts.recordSignIn(of: subjects, succeeded: isRight && known != nil, at: now)
    guard isRight, let known else { throw Problem(401, "wrong-password", context.text.problemWrongPassword, in: context) }
    return known.person
  }
}

extension SiteContext {
  /// - Throws: 401 where nobody has shown who they are.
  func signedIn() throws -> CurrentUser {
    guard let user else { throw Problem(401, "sign-in-needed", text.problemSignInNeeded, in: self) }
    return user
  }
}
