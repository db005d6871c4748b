import Domain
import HTTPTypes
import Hummingbird
import Web

/// A person's own page: data, password, who stands in for them, language.
struct MePages {
  let site: Site
  private static let shortest = 10

  func add(to router: Router<SiteContext>) {
    router.get("me", use: site.visit { visit in try await page(visit, [:], nil) })
    for posted in ["me/password", "me/stand-ins"] { router.get(RouterPath(posted)) { _, _ in Response.seeOther("/me") } }
    router.post("me/password", use: site.visit(password))
    router.post("me/stand-ins", use: site.visit(standIn))
  }

  private func page(_ visit: Visit, _ wrong: [String: String], _ typed: FormBody?) async throws -> Response {
    let text = visit.text
    let person = visit.visitor.person
    let agencies = try await site.registry.agencies()
    let people = try await site.registry.people()
    func name(_ id: Person.ID) -> String { people.first { $0.id == id }?.name ?? "" }
    var posts: [String] = []
    for post in visit.visitor.posts {
      let roster = try await site.registry.roster(of: post.initiative)
      posts.append("\(roster.group(post.group)?.name ?? "")\(visit.role(post.role))")
    }
    let data: [(String, String?)] = [
      (text.meLogin, person.login), (text.meAgency, person.agency.flatMap { id in agencies.first { $0.id == id }?.name }),
      (text.mePosts, posts.isEmpty ? nil : text.list(posts)), (text.meMail, person.mail), (text.mePhone, person.phone),
    ]
    let standIns = try await site.registry.standIns(of: person.id)
    let acting = standIns.filter { $0.substitute == person.id && $0.holds(on: visit.today) }
    let others = people.filter { $0.id != person.id && $0.login != nil && !$0.isAuditor }
    let standInFields = [
      FieldPart(
        name: "substitute", label: text.meStandIn, kind: .person,
        options: others.map { .init(value: $0.id.text, label: $0.name, isChosen: typed?["substitute"] == $0.id.text) }, isRequired: true,
        wrong: wrong["substitute"]),
      FieldPart(
        name: "from", label: text.meFrom, kind: .date, value: typed?["from"] ?? visit.today.description, isRequired: true,
        wrong: wrong["from"]),
      FieldPart(name: "until", label: text.meUntil, kind: .date, value: typed?["until"] ?? "", isRequired: true, wrong: wrong["until"]),
    ]
    let passwordFields = [
      FieldPart(
        name: "now", label: text.mePasswordNow, kind: .password, isRequired: true, wrong: wrong["now"], autocomplete: "current-password"),
      FieldPart(
        name: "new", label: text.mePasswordNew, kind: .password, isRequired: true, hint: text.mePasswordHint, wrong: wrong["new"],
        autocomplete: "new-password"),
      FieldPart(
        name: "again", label: text.mePasswordAgain, kind: .password, isRequired: true, wrong: wrong["again"], autocomplete: "new-password"),
    ]
    let page = MePage(
      frame: visit.frame(person.name, nil, flash: visit.flash), name: person.name,
      note: NotePart(refused: standInFields + passwordFields, in: text), csrf: visit.csrf,
      data: data.compactMap { name, value in value.map { MePage.Datum(name: name, value: $0) } },
      actingFor: acting.map { text.meActing(name($0.person), text.monthDay($0.last)) },
      standIns: standIns.filter { $0.person == person.id }.map { one in
        let isOver = one.last < visit.today
        return MePage.StandIn(
          name: name(one.substitute), days: text.axisFromTo(text.monthDay(one.first), text.monthDay(one.last)),
          reason: one.setBy == person.id ? "" : text.meStandInSetBy(name(one.setBy)),
          state: StatePart(
            word: isOver ? text.meStandInOver : one.first > visit.today ? text.meStandInAhead : text.meStandInNow,
            shape: isOver ? .done : one.first > visit.today ? .open : .doing), withdraw: isOver ? nil : one.id.text)
      },
      standInFields: standInFields, passwordFields: passwordFields, login: person.login ?? "",
      calendarAddress: visit.query("calendar").map { "/calendar/\($0).ics" },
      languages: [
        .init(word: "中文", code: "zh-CN", address: "/me?lang=zh", isCurrent: visit.language == .zh),
        .init(word: "English", code: "en", address: "/me?lang=en", isCurrent: visit.language == .en),
      ])
    return visit.page({ page.write(to: &$0, in: text) }, status: wrong.isEmpty ? .ok : .unprocessableContent)
  }

  @Sendable private func password(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let text = visit.text
    let (now, new, again) = (form["now"] ?? "", form["new"] ?? "", form["again"] ?? "")
    let known = try await site.registry.credentials(of: visit.visitor.person.login ?? "")
    var wrong: [String: String] = [:]
    if try await !site.verify(now, known?.password) { wrong["now"] = text.mePasswordWrong }
    if new.count < Self.shortest || new == visit.visitor.person.login { wrong["new"] = text.mePasswordHint }
    if new != again { wrong["again"] = text.mePasswordUnlike }
    if !wrong.isEmpty { return try await page(visit, wrong, form) }
    try await site.registry.setPassword(try await site.hash(new), of: visit.visitor.person.id)
    return .seeOther("/sign-in")
  }

  @Sendable private func standIn(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let text = visit.text
    if let withdrawn = form["withdraw"] {
      try await site.registry.end(StandIn.ID(withdrawn), of: visit.visitor.person.id)
      return .seeOther("/me?done=\(text.meWithdraw.escapedForAddress)")
    }
    var wrong: [String: String] = [:]
    let substitute = Person.ID(form["substitute"] ?? "")
    if try await !site.registry.people().contains(where: { $0.id == substitute && $0.id != visit.visitor.person.id }) {
      wrong["substitute"] = substitute.text.isEmpty ? text.faultMissing : text.faultNotAPerson
    }
    let (first, last) = (Day(form["from"] ?? ""), Day(form["until"] ?? ""))
    if first == nil { wrong["from"] = text.faultNotADate }
    if last == nil { wrong["until"] = form["until"]?.isEmpty == false ? text.faultNotADate : text.faultMissing }
    if let first, let last, last < first || last < visit.today { wrong["until"] = text.meStandInBackwards }
    guard wrong.isEmpty, let first, let last else { return try await page(visit, wrong, form) }
    let standIn = StandIn(id: StandIn.ID(site.freshID()), person: visit.visitor.person.id, substitute: substitute, first: first, last: last)
    try await site.registry.put(standIn, at: visit.now)
    return .seeOther("/me?done=\(text.meStandInSet.escapedForAddress)")
  }
}
