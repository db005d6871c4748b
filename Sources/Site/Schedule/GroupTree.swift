import Domain
import Web

/// Builds the tree of an initiative's groups, with today's posts and the number of open items.
struct GroupTree {
  let head: InitiativeHead
  let open: [Item]

  private var request: PageRequest { head.request }
  private var roster: Roster { head.roster }

  /// The number of current posts without a person.
  var vacant: Int { roster.memberships.count { $0.person == nil && $0.holds(on: request.today) } }

  var roots: [GroupPart] { children(of: nil) }

  private func children(of parent: Group.ID?) -> [GroupPart] {
    roster.groups.filter { $0.parent == parent }.map(part)
  }

  private func part(_ group: Group) -> GroupPart {
    let mine = open.filter { $0.parties.contains(.group(group.id)) }
    let workflow = request.site.workflows[Workflow.kind(of: group.kind)]
    let item = open.first { $0.id == group.id }
    let rows = "/search?initiative=\(head.initiative.id)&group=\(group.id)"
    return GroupPart(
      id: group.id.text, name: group.name, address: "/items/\(group.id)",
      state: item.map { request.state($0) }
        ?? workflow?.states.first { $0.isDone }.map { StatePart(word: $0.name[request.language], shape: .done) },
      seats: roster.posts(in: group.id, on: request.today).map(seat), duties: group.duties.isEmpty ? [] : [group.duties], open: mine.count,
      late: mine.count { $0.isOverdue(at: request.now) }, openAddress: rows, lateAddress: rows + "&late=1", children: children(of: group.id)
    )
  }

  /// A post with its holder, their other posts and their stand-in.
  private func seat(_ post: Membership) -> GroupPart.Seat {
    guard let id = post.person, let person = roster.people[id] else { return GroupPart.Seat(role: request.role(post.role)) }
    let others = roster.posts(of: id, on: request.today).filter { $0.group != post.group }.compactMap { other in
      roster.group(other.group).map {
        request.text.framePost($0.kind == .leading ? request.text.groupLeading : $0.name, request.role(other.role))
      }
    }
    let stands = roster.standIns.filter { $0.person == id && $0.holds(on: request.today) }.map {
      request.text.groupStandIn(roster.name(of: $0.substitute), request.text.monthDay($0.last))
    }
    let also = others.isEmpty ? [] : [request.text.groupAlso(request.text.list(others))]
    // Shows the office who has no mail address and so gets no reminders.
    let unaddressed = person.mail == nil && request.scope.wholes.contains(head.initiative.id) ? [request.text.administrationNoAddress] : []
    return GroupPart.Seat(
      role: post.post.isEmpty ? request.role(post.role) : "\(request.role(post.role))（\(post.post)）", person: roster.name(of: id),
      agency: person.agency.flatMap { roster.agencies[$0]?.name } ?? "", phone: person.phone ?? "",
      remark: request.text.clauses(also + stands + unaddressed))
  }
}

extension PageRequest {
  func role(_ role: Membership.Role) -> String { text.role(role) }
}
