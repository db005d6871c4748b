import Application
import Domain
import Hummingbird
import Web

/// The membership of a group: adds and ends posts and stand-ins. Each change is recorded in the group's history.
struct SeatPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("items/:id/seats", use: site.page { request in try await page(request, nil, [:]) })
    router.post("items/:id/seats", use: site.page(change))
  }

  private func page(_ request: PageRequest, _ typed: FormBody?, _ wrong: [String: String]) async throws -> Response {
    let itemContext = try await site.repositories.items.context(of: try request.id(), within: request.scope)
    guard itemContext.maySeat(on: request.action) else { throw Refusal.notFound }
    let text = request.text
    let roster = itemContext.roster
    let people = try await site.repositories.directory.people().filter { $0.isActive && !$0.isAuditor && !$0.isAdministrator }
    let agencies = Dictionary(try await site.repositories.directory.agencies().map { ($0.id, $0.name) }) { first, _ in first }
    let options = people.map { person in
      FieldPart.Option(
        value: person.id.text, label: text.clauses([person.name] + (person.agency.flatMap { agencies[$0] }.map { [$0] } ?? [])),
        isChosen: typed?["person"] == person.id.text)
    }
    let roles = Membership.Role.allCases.map { role in
      FieldPart.Option(value: role.rawValue, label: request.role(role), isChosen: (typed?["role"] ?? "member") == role.rawValue)
    }
    let fields = [
      FieldPart(name: "person", label: text.seatsPerson, kind: .person, options: options, isRequired: true, wrong: wrong["person"]),
      FieldPart(name: "role", label: text.seatsRole, kind: .choice, options: roles, isRequired: true),
      FieldPart(name: "post", label: text.seatsPost, value: typed?["post"] ?? ""),
      FieldPart(
        name: "from", label: text.seatsFrom, kind: .date, value: typed?["from"] ?? request.today.description, isRequired: true,
        wrong: wrong["from"]),
    ]
    let page = SeatsPage(
      frame: request.frame(text.seatsTitle(itemContext.item.title), .initiatives, flash: request.flash),
      head: HeadPart(
        crumbs: [LinkPart(word: itemContext.item.title, address: request.address(itemContext.item))],
        title: text.seatsTitle(itemContext.item.title)),
      refusal: NotePart(refused: fields + standInFields(itemContext, options, typed, wrong, request), in: text),
      action: "/items/\(itemContext.item.id)/seats", csrf: request.csrf, key: request.key(),
      seats: roster.memberships.filter { $0.group == itemContext.item.id }.map { seat(in: $0, roster, request) }, fields: fields,
      standIns: standIns(itemContext, request), standInFields: standInFields(itemContext, options, typed, wrong, request))
    return request.page({ page.write(to: &$0, in: text) }, status: wrong.isEmpty ? .ok : .unprocessableContent)
  }

  /// A row for one post; only a current post that is filled can be ended.
  private func seat(in post: Membership, _ roster: Roster, _ request: PageRequest) -> SeatsPage.Seat {
    let text = request.text
    let from = text.day(post.first, today: request.today)
    return SeatsPage.Seat(
      role: request.role(post.role), person: post.person.map(roster.name(of:)) ?? text.seatsVacant, post: post.post,
      days: post.last.map { text.axisFromTo(from, text.day($0, today: request.today)) } ?? text.axisFrom(from),
      end: post.last == nil && post.person != nil ? post.id.text : nil)
  }

  /// The current and future stand-ins of the group's members.
  private func standIns(_ itemContext: ItemContext, _ request: PageRequest) -> [SeatsPage.StandIn] {
    let seated = Set(itemContext.roster.posts(in: itemContext.item.id, on: request.today).compactMap(\.person))
    return itemContext.roster.standIns.filter { seated.contains($0.person) && $0.last >= request.today }.map { one in
      SeatsPage.StandIn(
        absent: itemContext.roster.name(of: one.person), name: itemContext.roster.name(of: one.substitute),
        days: request.text.axisFromTo(request.text.monthDay(one.first), request.text.monthDay(one.last)), withdraw: one.id.text)
    }
  }

  private func standInFields(
    _ itemContext: ItemContext, _ people: [FieldPart.Option], _ typed: FormBody?, _ wrong: [String: String], _ request: PageRequest
  ) -> [FieldPart] {
    let text = request.text
    let seated = Set(itemContext.roster.posts(in: itemContext.item.id, on: request.today).compactMap(\.person))
    let absent = seated.map { person in
      FieldPart.Option(value: person.text, label: itemContext.roster.name(of: person), isChosen: typed?["absent"] == person.text)
    }
    let substitutes = people.map { FieldPart.Option(value: $0.value, label: $0.label, isChosen: typed?["substitute"] == $0.value) }
    return [
      FieldPart(
        name: "absent", label: text.seatsAbsent, kind: .person, options: absent.sorted { $0.label < $1.label }, isRequired: true,
        wrong: wrong["absent"]),
      FieldPart(
        name: "substitute", label: text.meStandIn, kind: .person, options: substitutes, isRequired: true, wrong: wrong["substitute"]),
      FieldPart(
        name: "first", label: text.meFrom, kind: .date, value: typed?["first"] ?? request.today.description, isRequired: true,
        wrong: wrong["first"]),
      FieldPart(name: "until", label: text.meUntil, kind: .date, value: typed?["until"] ?? "", isRequired: true, wrong: wrong["until"]),
    ]
  }

  @Sendable private func change(_ request: PageRequest) async throws -> Response {
    let form = try await request.form()
    let id = try request.id()
    let text = request.text
    if let ended = form["end"] {
      try await change(.unseat(Membership.ID(ended), last: request.today), in: id, form, request)
      return .seeOther("/items/\(id)/seats?done=\(text.seatsEnd.escapedForAddress)")
    }
    if form["absent"] != nil || form["withdraw"] != nil { return try await standIn(request, form, id) }
    var wrong: [String: String] = [:]
    let person = try await site.repositories.directory.people().first { $0.id.text == form["person"] }
    if person == nil { wrong["person"] = text.faultNotAPerson }
    let from = Day(form["from"] ?? "")
    if from == nil { wrong["from"] = text.faultNotADate }
    guard wrong.isEmpty, let person, let from, let role = form["role"].flatMap(Membership.Role.init) else {
      return try await page(request, form, wrong)
    }
    do {
      try await change(.seat(person, as: role, post: form["post"]?.trimmed ?? "", from: from), in: id, form, request)
    } catch let refusal as Refusal {
      let faults = Dictionary(text.faults(refusal).map { ($0.field, $0.sentence) }) { first, _ in first }
      guard !faults.isEmpty else { throw refusal }
      return try await page(request, form, faults)
    }
    return .seeOther("/items/\(id)/seats?done=\(text.seatsAdd.escapedForAddress)")
  }

  private func standIn(_ request: PageRequest, _ form: FormBody, _ id: Item.ID) async throws -> Response {
    let text = request.text
    let address = "/items/\(id)/seats?done="
    if let withdrawn = form["withdraw"] {
      try await change(.withdrawStandIn(StandIn.ID(withdrawn)), in: id, form, request)
      return .seeOther(address + text.meWithdraw.escapedForAddress)
    }
    let substitute = try await site.repositories.directory.people().first { $0.id.text == form["substitute"] }
    let (first, last) = (Day(form["first"] ?? ""), Day(form["until"] ?? ""))
    var wrong: [String: String] = [:]
    if form["absent"]?.isEmpty != false { wrong["absent"] = text.faultMissing }
    if substitute == nil { wrong["substitute"] = text.faultNotAPerson }
    if first == nil { wrong["first"] = text.faultNotADate }
    if last == nil { wrong["until"] = text.faultNotADate }
    if let first, let last, last < first || last < request.today { wrong["until"] = text.meStandInBackwards }
    guard wrong.isEmpty, let substitute, let first, let last else { return try await page(request, form, wrong) }
    do {
      try await change(.setStandIn(substitute, for: Person.ID(form["absent"] ?? ""), from: first, to: last), in: id, form, request)
    } catch let refusal as Refusal {
      let faults = Dictionary(text.faults(refusal).map { ($0.field, $0.sentence) }) { first, _ in first }
      guard !faults.isEmpty else { throw refusal }
      return try await page(request, form, faults)
    }
    return .seeOther(address + text.meStandInSet.escapedForAddress)
  }

  private func change(_ change: ChangeSeats.Change, in group: Item.ID, _ form: FormBody, _ request: PageRequest) async throws {
    _ = try await site.useCases.changeSeats(
      change, in: group, by: request.actor, key: form.key("POST /items/\(group)/seats"),
      respond: { _ in IdempotentResponse(status: 303, location: nil, body: "") })
  }
}
