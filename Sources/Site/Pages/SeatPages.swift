import Domain
import Hummingbird
import Web

/// Who sits in a group: seated and unseated from the group's own page, each change in its history.
struct SeatPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("items/:id/seats", use: site.visit { visit in try await page(visit, nil, [:]) })
    router.post("items/:id/seats", use: site.visit(change))
  }

  private func page(_ visit: Visit, _ typed: FormBody?, _ wrong: [String: String]) async throws -> Response {
    let world = try await site.registry.world(of: try visit.id(), within: visit.scope)
    guard world.maySeat(on: visit.occasion) else { throw Refusal.notFound }
    let text = visit.text
    let roster = world.roster
    let people = try await site.registry.people().filter { $0.isActive && !$0.isAuditor && !$0.isAdministrator }
    let agencies = Dictionary(try await site.registry.agencies().map { ($0.id, $0.name) }) { first, _ in first }
    let options = people.map { person in
      FieldPart.Option(
        value: person.id.text, label: text.clauses([person.name] + (person.agency.flatMap { agencies[$0] }.map { [$0] } ?? [])),
        isChosen: typed?["person"] == person.id.text)
    }
    let roles = Membership.Role.allCases.map { role in
      FieldPart.Option(value: role.rawValue, label: visit.role(role), isChosen: (typed?["role"] ?? "member") == role.rawValue)
    }
    let fields = [
      FieldPart(name: "person", label: text.seatsPerson, kind: .person, options: options, isRequired: true, wrong: wrong["person"]),
      FieldPart(name: "role", label: text.seatsRole, kind: .choice, options: roles, isRequired: true),
      FieldPart(name: "post", label: text.seatsPost, value: typed?["post"] ?? ""),
      FieldPart(
        name: "from", label: text.seatsFrom, kind: .date, value: typed?["from"] ?? visit.today.description, isRequired: true,
        wrong: wrong["from"]),
    ]
    let page = SeatsPage(
      frame: visit.frame(text.seatsTitle(world.item.title), .initiatives, flash: visit.flash),
      head: HeadPart(
        crumbs: [LinkPart(word: world.item.title, address: visit.address(world.item))], title: text.seatsTitle(world.item.title)),
      refusal: NotePart(refused: fields, in: text), action: "/items/\(world.item.id)/seats", csrf: visit.csrf,
      seats: roster.memberships.filter { $0.group == world.item.id }.map { seat(in: $0, roster, visit) }, fields: fields)
    return visit.page({ page.write(to: &$0, in: text) }, status: wrong.isEmpty ? .ok : .unprocessableContent)
  }

  private func seat(in post: Membership, _ roster: Roster, _ visit: Visit) -> SeatsPage.Seat {
    let text = visit.text
    let from = text.day(post.first, today: visit.today)
    return SeatsPage.Seat(
      role: visit.role(post.role), person: post.person.map(roster.name(of:)) ?? text.seatsVacant, post: post.post,
      days: post.last.map { text.axisFromTo(from, text.day($0, today: visit.today)) } ?? text.axisFrom(from),
      end: post.last == nil && post.person != nil ? post.id.text : nil)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let id = try visit.id()
    let text = visit.text
    if let ended = form["end"] {
      _ = try await site.decide(on: id, by: visit.visitor, via: visit.via) { world, occasion throws(Refusal) in
        try world.unseat(Membership.ID(ended), last: visit.today, on: occasion)
      }
      return .seeOther("/items/\(id)/seats?done=\(text.seatsEnd.escapedForAddress)")
    }
    var wrong: [String: String] = [:]
    let person = try await site.registry.people().first { $0.id.text == form["person"] }
    if person == nil { wrong["person"] = text.faultNotAPerson }
    let from = Day(form["from"] ?? "")
    if from == nil { wrong["from"] = text.faultNotADate }
    guard wrong.isEmpty, let person, let from, let role = form["role"].flatMap(Membership.Role.init) else {
      return try await page(visit, form, wrong)
    }
    do {
      _ = try await site.decide(on: id, by: visit.visitor, via: visit.via) { world, occasion throws(Refusal) in
        try world.seat(person, as: role, post: form["post"]?.trimmed ?? "", from: from, on: occasion)
      }
    } catch let refusal as Refusal {
      let faults = Dictionary(text.faults(refusal).map { ($0.field, $0.sentence) }) { first, _ in first }
      guard !faults.isEmpty else { throw refusal }
      return try await page(visit, form, faults)
    }
    return .seeOther("/items/\(id)/seats?done=\(text.seatsAdd.escapedForAddress)")
  }
}
