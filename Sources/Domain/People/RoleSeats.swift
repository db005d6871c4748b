/// The holders of a role, seen from an item: the posts of some groups, everybody of some parties, or one person. `Roster.seats` is the one
/// table of it; permissions, recipients of mail and visibility follow from it.
enum RoleSeats {
  /// Some posts, in the groups of a place.
  case posts([Membership.Role], Place)
  /// The people of parties.
  case parties([Party])
  case person(Person.ID)

  /// Groups, seen from an item.
  enum Place {
    /// The groups that lead the item, and all groups above them. A lead group leads itself; an agency or a person is led where its people have
    /// posts; an item without a lead is led by every working group.
    case leading(Item)
    /// The leading groups above the item's lead, nearest first, and those at the top; of an item without a lead, those at the top.
    case heads(Item)
    /// The offices of those leading groups.
    case offices(Item)
    /// Every group of the initiative.
    case everywhere
  }
}

extension Roster {
  /// The table of roles.
  func seats(of role: Role, for item: Item, whole: Item?) -> RoleSeats {
    switch role {
    case .leader: .posts([.leader, .deputy], .leading(item))
    case .wholeLeader: .posts([.leader, .deputy], .leading(whole ?? item))
    case .convener: .posts([.convener], .leading(item))
    case .liaison: .posts([.liaison], .leading(item))
    case .member: .posts([.member], .leading(item))
    case .vendor: .posts([.vendor], .leading(item))
    // The desk answers for the whole initiative, whichever group a ticket went to.
    case .responder: .posts([.responder], .everywhere)
    case .supervisor: .posts([.supervisor], .everywhere)
    case .office: .posts(Membership.Role.allCases, .offices(item))
    case .leadingLeader: .posts([.leader, .deputy], .heads(item))
    case .party: .parties(item.parties)
    case .lead: .parties(item.lead.map { [$0] } ?? [])
    case .field(let id): .parties(parties(inField: id, of: item, whole: whole))
    case .assignee: item.assignee.map(RoleSeats.person) ?? .parties(item.lead.map { [$0] } ?? [])
    case .registrar: .person(item.registrar)
    }
  }

  /// The groups of a place.
  func groups(at place: RoleSeats.Place, on day: Day) -> [Group.ID] {
    switch place {
    case .leading(let item): leading(item, on: day).flatMap { above($0.id) }
    case .heads(let item): heads(of: item, on: day).map(\.id)
    case .offices(let item): offices(under: heads(of: item, on: day))
    case .everywhere: groups.map(\.id)
    }
  }

  private func offices(under heads: [Group]) -> [Group.ID] {
    let above = Set(heads.map(\.id))
    return groups.filter { $0.kind == .office && ($0.parent.map(above.contains) ?? true) }.map(\.id)
  }

  private func parties(inField id: Field.ID, of item: Item, whole: Item?) -> [Party] {
    let named = id.hasPrefix("whole.") ? whole?.fields[id.replacing("whole.", with: "", maxReplacements: 1)] : item.fields[id]
    return named?.list.compactMap { party($0) } ?? []
  }

  /// The groups that lead an item: its lead, or those its lead sits in; without a lead, every working group.
  private func leading(_ item: Item, on day: Day) -> [Group] {
    switch item.lead {
    case .group(let id)?: return group(id).map { [$0] } ?? []
    case .agency(_)?, .person(_)?:
      let ids = Set(people(of: item.lead!, on: day).flatMap { posts(of: $0, on: day).map(\.group) })
      return groups.filter { ids.contains($0.id) }
    case nil: return groups.filter { $0.kind == .working }
    }
  }

  /// The leading groups above an item: its lead's own (a county's), and those above; without a lead, the topmost.
  func heads(of item: Item, on day: Day) -> [Group] {
    let above = (item.lead == nil ? [] : leading(item, on: day)).flatMap { upwards(from: $0.id) }.filter { $0.kind == .leading }
    return above + tops.filter { top in !above.contains { $0.id == top.id } }
  }
}
