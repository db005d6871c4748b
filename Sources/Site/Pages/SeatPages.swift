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
      refusal: NotePart(refused: fields + standInFields(world, options, typed, wrong, visit), in: text),
      action: "/items/\(world.item.id)/seats", csrf: visit.csrf,
      seats: roster.memberships.filter { $0.group == world.item.id }.map { seat(in: $0, roster, visit) }, fields: fields,
      standIns: standIns(world, visit), standInFields: standInFields(world, options, typed, wrong, visit))
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

  private func standIns(_ world: World, _ visit: Visit) -> [SeatsPage.StandIn] {
    let seated = Set(world.roster.posts(in: world.item.id, on: visit.today).compactMap(\.person))
    return world.roster.standIns.filter { seated.contains($0.person) && $0.last >= visit.today }.map { one in
      SeatsPage.StandIn(
        absent: world.roster.name(of: one.person), name: world.roster.name(of: one.substitute),
        days: visit.text.axisFromTo(visit.text.monthDay(one.first), visit.text.monthDay(one.last)), withdraw: one.id.text)
    }
  }

  private func standInFields(
    _ world: World, _ people: [FieldPart.Option], _ typed: FormBody?, _ wrong: [String: String], _ visit: Visit
  ) -> [FieldPart] {
    let text = visit.text
    let seated = Set(world.roster.posts(in: world.item.id, on: visit.today).compactMap(\.person))
    let absent = seated.map { person in
      FieldPart.Option(value: person.text, label: world.roster.name(of: person), isChosen: typed?["absent"] == person.text)
    }
    let substitutes = people.map { FieldPart.Option(value: $0.value, label: $0.label, isChosen: typed?["substitute"] == $0.value) }
    return [
      FieldPart(
        name: "absent", label: text.seatsAbsent, kind: .person, options: absent.sorted { $0.label < $1.label }, isRequired: true,
        wrong: wrong["absent"]),
      FieldPart(
        name: "substitute", label: text.meStandIn, kind: .person, options: substitutes, isRequired: true, wrong: wrong["substitute"]),
      FieldPart(
        name: "first", label: text.meFrom, kind: .date, value: typed?["first"] ?? visit.today.description, isRequired: true,
        wrong: wrong["first"]),
      FieldPart(name: "until", label: text.meUntil, kind: .date, value: typed?["until"] ?? "", isRequired: true, wrong: wrong["until"]),
    ]
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
    if form["absent"] != nil || form["withdraw"] != nil { return try await standIn(visit, form, id) }
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

  private func standIn(_ visit: Visit, _ form: FormBody, _ id: Item.ID) async throws -> Response {
    let text = visit.text
    let address = "/items/\(id)/seats?done="
    if let withdrawn = form["withdraw"] {
      _ = try await site.decide(on: id, by: visit.visitor, via: visit.via) { world, occasion throws(Refusal) in
        try world.withdraw(StandIn.ID(withdrawn), on: occasion)
      }
      return .seeOther(address + text.meWithdraw.escapedForAddress)
    }
    let substitute = try await site.registry.people().first { $0.id.text == form["substitute"] }
    let (first, last) = (Day(form["first"] ?? ""), Day(form["until"] ?? ""))
    var wrong: [String: String] = [:]
    if form["absent"]?.isEmpty != false { wrong["absent"] = text.faultMissing }
    if substitute == nil { wrong["substitute"] = text.faultNotAPerson }
    if first == nil { wrong["first"] = text.faultNotADate }
    if last == nil { wrong["until"] = text.faultNotADate }
    if let first, let last, last < first || last < visit.today { wrong["until"] = text.meStandInBackwards }
    guard wrong.isEmpty, let substitute, let first, let last else { return try await page(visit, form, wrong) }
    do {
      _ = try await site.decide(on: id, by: visit.visitor, via: visit.via) { world, occasion throws(Refusal) in
        try world.setStandIn(substitute, for: Person.ID(form["absent"] ?? ""), from: first, to: last, on: occasion)
      }
    } catch let refusal as Refusal {
      let faults = Dictionary(text.faults(refusal).map { ($0.field, $0.sentence) }) { first, _ in first }
      guard !faults.isEmpty else { throw refusal }
      return try await page(visit, form, faults)
    }
    return .seeOther(address + text.meStandInSet.escapedForAddress)
  }
}
