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
