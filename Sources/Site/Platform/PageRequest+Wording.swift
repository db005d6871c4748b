import Application
import Domain
import Web

/// Fields, posts and refusals in words, never by their names in files.
extension PageRequest {
  /// A field of a form or column of a table; a name that is no field of the kind is returned as it is.
  func name(_ field: String, in workflow: Workflow) -> String {
    switch Need(field) {
    case .lead: text.needLead
    case .assisting: text.needAssisting
    case .shares: text.needShares
    case .assignee: text.needAssignee
    case .limit: text.wordLimit
    case .title: text.wordTitle
    case .reason: text.moveReason
    case .field(let id): workflow.field(id)?.name[language] ?? field
    }
  }

  /// The sentence of a refusal, with the names of fields as the kind has them; without a kind as the product calls them.
  func sentence(_ refusal: Refusal, in workflow: Workflow?) -> String {
    switch refusal {
    case .missing(let needs) where workflow != nil:
      text.refusalMissing(text.list(needs.map { need in workflow.map { name(need.description, in: $0) } ?? need.description }))
    case .openParts(let blockers): text.sentence(.openParts(short(blockers)), in: language)
    case .openShares(let blockers): text.sentence(.openShares(short(blockers)), in: language)
    case .notYetDone(let blockers): text.sentence(.notYetDone(short(blockers)), in: language)
    case .stillOpen(let blockers): text.sentence(.stillOpen(short(blockers)), in: language)
    default: text.sentence(refusal, in: language)
    }
  }

  /// With the short numbers that pages show.
  func short(_ blockers: Refusal.Blockers) -> Refusal.Blockers {
    Refusal.Blockers(
      blockers.named.map { Refusal.Blocker(id: $0.id, number: number($0.number), title: $0.title, state: $0.state) },
      count: blockers.count)
  }

  /// A sentence for each wrong field: 金额（元）：不是金额.
  func causes(_ faults: [(field: String, sentence: String)], in workflow: Workflow) -> [String] {
    faults.map { text.fieldWrong(name($0.field, in: workflow), $0.sentence) }
  }
}

extension CurrentUser {
  /// 财政金融组组长: the first post in a working group, else in the office or the leading group.
  func post(in text: Text) -> String {
    let order: [Group.Kind] = [.working, .office, .leading]
    guard let post = access.own.min(by: { order.firstIndex(of: $0.kind) ?? 9 < order.firstIndex(of: $1.kind) ?? 9 }) else { return "" }
    return text.framePost(post.kind == .leading ? text.groupLeading : post.name, text.role(post.role))
  }
}

extension Site {
  /// The names of all posts by person, in all initiatives that are not over.
  func posts(in text: Text) async throws -> [Person.ID: [String]] {
    var everything = Scope(of: .system, posts: [])
    everything.isEverything = true
    let today = calendar.zone.day(of: now())
    var posts: [Person.ID: [String]] = [:]
    for (initiative, item) in try await repositories.initiatives.initiatives(within: everything) where !item.isDone {
      let roster = try await repositories.initiatives.roster(of: initiative.id)
      for post in roster.memberships where post.holds(on: today) {
        guard let person = post.person, let group = roster.group(post.group) else { continue }
        let name = group.kind == .leading ? text.groupLeading : group.name
        posts[person, default: []].append(text.framePost(name, text.role(post.role)))
      }
    }
    return posts
  }
}

extension Text {
  func role(_ role: Membership.Role) -> String {
    switch role {
    case .leader: roleLeader
    case .deputy: roleDeputy
    case .convener: roleConvener
    case .liaison: roleLiaison
    case .member: roleMember
    case .vendor: roleVendor
    case .responder: roleResponder
    case .supervisor: roleSupervisor
    }
  }
}
