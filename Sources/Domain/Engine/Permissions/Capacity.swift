/// How a person comes to hold a role: by their own posts, or standing in for somebody.
package struct Capacity: Hashable, Sendable {
  package var standingInFor: Person.ID?
  /// A party in which nobody has an account; the office records the move for it.
  package var onBehalf: Party?
}

extension ItemContext {
  /// Whether `person` holds one of the roles today, seen from `item`, themselves or for somebody absent.
  func capacity(of person: Person, in roles: [Role], for item: Item, on day: Day) -> Capacity? {
    if person.id == Person.system.id { return Capacity() }
    if let answering {
      return roles.contains { roster.parties(of: $0, for: item, whole: parent).contains(answering) } ? Capacity() : nil
    }
    guard person.isActive, !person.isAuditor else { return nil }
    func isHeld(by person: Person.ID) -> Bool {
      let posts = roster.posts(of: person, on: day)
      return roles.contains { roster.holds($0, person, with: posts, for: item, whole: parent, on: day) }
    }
    if isHeld(by: person.id) { return Capacity() }
    if let absent = roster.absent(for: person.id, on: day).first(where: isHeld) { return Capacity(standingInFor: absent) }
    guard
      let party = roles.lazy.flatMap({ roster.parties(of: $0, for: item, whole: parent) }).first(where: {
        roster.people(of: $0, on: day).isEmpty
      }),
      roster.holds(.office, person.id, for: item, on: day)
    else { return nil }
    return Capacity(onBehalf: party)
  }
}
