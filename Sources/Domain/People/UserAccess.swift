/// Where a person stands on a day: their own posts, those of whom they stand in for, and what all of them let them see.
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
