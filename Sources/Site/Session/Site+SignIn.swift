import Application
import Domain
import Hummingbird
import Web

extension Site {
  /// The user whom this secret signs in, with the access of today; nil if it belongs to no session of these kinds.
  func user(_ secret: String, kinds: Set<Session.Kind>) async throws -> CurrentUser? {
    guard let (session, person, access) = try await repositories.accounts.session(SessionTokens.digest(secret), at: now()),
      kinds.contains(session.kind)
    else { return nil }
    return CurrentUser(person: person, session: session, access: access)
  }

  /// Checks a login and its password. Too many failures of the login or of the address make it wait (`SecurityPolicy`).
  ///
  /// - Throws: 401 for a wrong password or login, 429 with the seconds to wait.
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
  /// The user of the request.
  ///
  /// - Throws: 401 without a valid session or token.
  func signedIn() throws -> CurrentUser {
    guard let user else { throw Problem(401, "sign-in-needed", text.problemSignInNeeded, in: self) }
    return user
  }
}
