/// Where a person stands on a day: their own posts, those of whom they stand in for, and what all of them let them see.
package struct Standing: Sendable {
  package var own: [Scope.Post]
  package var others: [Scope.Post]
  package var scope: Scope

  package var posts: [Scope.Post] { own + others }

  package init(of person: Person, standingInFor absent: [Person] = [], own: [Scope.Post] = [], others: [Scope.Post] = []) {
    self.own = own
    self.others = others
    scope = Scope(of: person, standingInFor: absent, posts: own + others)
  }
}
