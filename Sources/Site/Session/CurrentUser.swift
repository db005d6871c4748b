import Application
import Domain
import Hummingbird
import Logging
import NIOCore
import Web

/// A person who has shown who they are, and what they may see.
struct CurrentUser: Sendable {
  var person: Person
  var session: Session
  var access: UserAccess
  /// The party without an account for which they answer.
  var answering: Party?

  func actor(via: String) -> Actor { Actor(person: person, scope: scope, answering: answering, via: via) }

  var scope: Scope { access.scope }
  var posts: [Scope.HeldPost] { access.posts }
}
