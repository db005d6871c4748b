/// The access of a person on a day: the own posts, those of the people they stand in for, and the visibility of both.
package struct UserAccess: Sendable {
  package var own: [Scope.HeldPost]
  package var others: [Scope.HeldPost]
  package var scope: Scope

  package var posts: [Scope.HeldPost] { own + others }

  package init(of person: Person, standingInFor absent: [Person] = [], own: [Scope.HeldPost] = [], others: [Scope.HeldPost] = []) {
    self.own = own
    self.others = others
    scope = Scope(of: person, standingInFor: absent, posts: own + others)
  }
}
