import Domain

/// Changes who sits in a group and who stands in for them, each change dated and in the group's history.
package struct ChangeSeats: Sendable {
  /// One change to the seats of a group.
  package enum Change: Sendable {
    case seat(Person, as: Membership.Role, post: String, from: Day)
    case unseat(Membership.ID, last: Day)
    case setStandIn(Person, for: Person.ID, from: Day, to: Day)
    case withdrawStandIn(StandIn.ID)
  }

  let useCases: UseCases

  package func callAsFunction(
    _ change: Change, in group: Item.ID, by actor: Actor, key: RequestKey? = nil,
    respond: @escaping @Sendable (ItemContext) -> IdempotentResponse? = { _ in nil }
  ) async throws -> Answer<ItemContext> {
    try await useCases.decide(on: group, by: actor, key: key, respond: respond) { _, action in
      (
        [],
        { context throws(Refusal) in
          switch change {
          case .seat(let person, let role, let post, let from):
            try context.seat(person, as: role, post: post, from: from, on: action)
          case .unseat(let membership, let last): try context.unseat(membership, last: last, on: action)
          case .setStandIn(let substitute, let person, let first, let last):
            try context.setStandIn(substitute, for: person, from: first, to: last, on: action)
          case .withdrawStandIn(let standIn): try context.withdraw(standIn, on: action)
          }
        }
      )
    }
  }
}
