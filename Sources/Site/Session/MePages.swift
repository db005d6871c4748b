import Application
import Domain
import HTTPTypes
import Hummingbird
import Web

/// A person's own page: data, password, stand-ins, language.
struct MePages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("me", use: site.page { request in try await page(request, [:], nil) })
    for posted in ["me/password", "me/stand-ins"] { router.get(RouterPath(posted)) { _, _ in Response.seeOther("/me") } }
    router.post("me/password", use: site.page(password))
    router.post("me/stand-ins", use: site.page(standIn))
  }

  private func page(_ request: PageRequest, _ wrong: [String: String], _ typed: FormBody?) async throws -> Response {
    let text = request.text
    let person = request.user.person
    let agencies = try await site.repositories.directory.agencies()
    let people = try await site.repositories.directory.people()
    func name(_ id: Person.ID) -> String { people.first { $0.id == id }?.name ?? "" }
    var posts: [String] = []
    for post in request.user.posts {
      let roster = try await site.repositories.initiatives.roster(of: post.initiative)
      posts.append("\(roster.group(post.group)?.name ?? "")\(request.role(post.role))")
    }
    let data: [(String, String?)] = [
      (text.meLogin, person.login), (text.meAgency, person.agency.flatMap { id in agencies.first { $0.id == id }?.name }),
      (text.mePosts, posts.isEmpty ? nil : text.list(posts)), (text.meMail, person.mail), (text.mePhone, person.phone),
    ]
    let standIns = try await site.repositories.directory.standIns(of: person.id)
    let acting = standIns.filter { $0.substitute == person.id && $0.holds(on: request.today) }
    let others = people.filter { $0.id != person.id && $0.login != nil && !$0.isAuditor }
    let standInFields = [
      FieldPart(
        name: "substitute", label: text.meStandIn, kind: .person,
        options: others.map { .init(value: $0.id.text, label: $0.name, isChosen: typed?["substitute"] == $0.id.text) }, isRequired: true,
        wrong: wrong["substitute"]),
      FieldPart(
        name: "from", label: text.meFrom, kind: .date, value: typed?["from"] ?? request.today.description, isRequired: true,
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
      frame: request.frame(person.name, nil, flash: request.flash), name: person.name,
      note: NotePart(refused: standInFields + passwordFields, in: text), csrf: request.csrf,
      data: data.compactMap { name, value in value.map { MePage.Datum(name: name, value: $0) } },
      actingFor: acting.map { text.meActing(name($0.person), text.monthDay($0.last)) },
      standIns: standIns.filter { $0.person == person.id }.map { one in
        let isOver = one.last < request.today
        return MePage.StandIn(
          name: name(one.substitute), days: text.axisFromTo(text.monthDay(one.first), text.monthDay(one.last)),
          reason: one.setBy == person.id ? "" : text.meStandInSetBy(name(one.setBy)),
          state: StatePart(
            word: isOver ? text.meStandInOver : one.first > request.today ? text.meStandInAhead : text.meStandInNow,
            shape: isOver ? .done : one.first > request.today ? .open : .doing), withdraw: isOver ? nil : one.id.text)
      },
      standInFields: standInFields, passwordFields: passwordFields, login: person.login ?? "",
      calendarAddress: request.query("calendar").map { "/calendar/\($0).ics" },
      languages: [
        .init(word: "中文", code: "zh-CN", address: "/me?lang=zh", isCurrent: request.language == .zh),
        .init(word: "English", code: "en", address: "/me?lang=en", isCurrent: request.language == .en),
      ])
    return request.page({ page.write(to: &$0, in: text) }, status: wrong.isEmpty ? .ok : .unprocessableContent)
  }

  @Sendable private func password(_ request: PageRequest) async throws -> Response {
    let form = try await request.form()
    let text = request.text
    let (now, new, again) = (form["now"] ?? "", form["new"] ?? "", form["again"] ?? "")
    let known = try await site.repositories.accounts.credentials(of: request.user.person.login ?? "")
    var wrong: [String: String] = [:]
    if try await !site.verify(now, known?.password) { wrong["now"] = text.mePasswordWrong }
    if new.count < SecurityPolicy.minPasswordLength || new == request.user.person.login { wrong["new"] = text.mePasswordHint }
    if new != again { wrong["again"] = text.mePasswordUnlike }
    if !wrong.isEmpty { return try await page(request, wrong, form) }
    try await site.repositories.accounts.setPassword(try await site.hash(new), of: request.user.person.id)
    return .seeOther("/sign-in")
  }

  @Sendable private func standIn(_ request: PageRequest) async throws -> Response {
    let form = try await request.form()
    let text = request.text
    if let withdrawn = form["withdraw"] {
      try await site.repositories.directory.end(StandIn.ID(withdrawn), of: request.user.person.id)
      return .seeOther("/me?done=\(text.meWithdraw.escapedForAddress)")
    }
    var wrong: [String: String] = [:]
    let substitute = Person.ID(form["substitute"] ?? "")
    if try await !site.repositories.directory.people().contains(where: { $0.id == substitute && $0.id != request.user.person.id }) {
      wrong["substitute"] = substitute.text.isEmpty ? text.faultMissing : text.faultNotAPerson
    }
    let (first, last) = (Day(form["from"] ?? ""), Day(form["until"] ?? ""))
    if first == nil { wrong["from"] = text.faultNotADate }
    if last == nil { wrong["until"] = form["until"]?.isEmpty == false ? text.faultNotADate : text.faultMissing }
    if let first, let last, last < first || last < request.today { wrong["until"] = text.meStandInBackwards }
    guard wrong.isEmpty, let first, let last else { return try await page(request, wrong, form) }
    let standIn = StandIn(id: StandIn.ID(site.freshID()), person: request.user.person.id, substitute: substitute, first: first, last: last)
    try await site.repositories.directory.put(standIn, at: request.now)
    return .seeOther("/me?done=\(text.meStandInSet.escapedForAddress)")
  }
}
