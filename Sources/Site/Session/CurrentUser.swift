import Application
import Domain
import Hummingbird
import Logging
import NIOCore
import Web

/// A person who is signed in, and what they may see.
struct CurrentUser: Sendable {
  var person: Person
  var session: Session
  var access: UserAccess
  /// For an answer link: the party that answers, which has no account.
  var answering: Party?

  func actor(via: String) -> Actor { Actor(person: person, scope: scope, answering: answering, via: via) }

  var scope: Scope { access.scope }
  var posts: [Scope.HeldPost] { access.posts }
}

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
    do {
      return try await useCases.signIn(login, password, from: address, within: SecurityPolicy.signInLimits, verify: verify)
    } catch SignIn.Failure.tooMany(let wait) {
      throw Problem(429, "too-many", context.text.problemTooMany(Int(wait)), in: context, retryAfter: wait)
    } catch SignIn.Failure.wrongPassword {
      throw Problem(401, "wrong-password", context.text.problemWrongPassword, in: context)
    }
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
