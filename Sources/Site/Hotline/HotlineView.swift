import Application
import Domain
import Web

/// The parts of the hotline's pages: the table of tickets and the intake form.
struct HotlineView {
  let request: PageRequest
  let workflow: Workflow
  let roster: Roster
  private var text: Text { request.text }

  func table(_ items: [Item]) -> TicketsPart {
    TicketsPart(label: text.hotlineDeskQueue, rows: items.map(row))
  }

  private func row(_ item: Item) -> TicketsPart.Row {
    let day = request.zone.day(of: item.registeredAt)
    let came = day == request.today ? text.clock(item.registeredAt, in: request.zone) : text.monthDay(day)
    let nature = workflow.field("nature").map { request.words(item.fields["nature"], of: $0) } ?? ""
    return TicketsPart.Row(
      number: request.number(item), address: request.address(item), came: came, title: item.title, nature: nature,
      holder: request.lead(item, roster),
      limit: request.limit(item, isRow: true) ?? LimitPart(date: "", iso: "", left: ""), state: request.state(item),
      isLate: item.isOverdue(at: request.now))
  }

  var filter: FilterPart {
    let now = request.query("nature")
    let options = workflow.field("nature")?.options ?? []
    return FilterPart(
      label: text.hotlineDeskFilter,
      choices: [.init(word: text.historyAll, address: "/hotline", isCurrent: now == nil)]
        + options.map { .init(word: $0.name[request.language], address: "/hotline?nature=\($0.id)", isCurrent: $0.id == now) })
  }

  func states(_ head: InitiativeHead) -> FilterPart {
    let now = request.query("state") ?? "all"
    var choices = [FilterPart.Choice(word: text.historyAll, address: "?", count: head.count(workflow.kind), isCurrent: now == "all")]
    choices.append(
      .init(word: text.ledgerLate, address: "?state=late", count: head.late(workflow.kind), isCurrent: now == "late", isLate: true))
    choices += workflow.states.compactMap { state in
      let count = head.stateCounts.filter { $0.kind == workflow.kind && $0.state == state.id }.reduce(0) { $0 + $1.count }
      // A state without tickets is left out unless it is selected.
      return count == 0 && now != state.id
        ? nil : .init(word: state.name[request.language], address: "?state=\(state.id)", count: count, isCurrent: now == state.id)
    }
    return FilterPart(label: text.hotlineDeskFilter, choices: choices)
  }

  func note(_ refusal: Refusal?) -> NotePart? {
    refusal.map { refusal in
      let faults = text.faults(refusal)
      return NotePart(
        title: faults.contains { $0.field == "lead" }
          ? text.refusalMissing(text.hotlineDeskGroup) : request.sentence(refusal, in: workflow),
        words: refusal.code == "missing" ? "" : text.list(request.causes(faults, in: workflow)), isWrong: true)
    }
  }

  /// The intake form, with the deadline that each nature of call would get now.
  func intake(_ initiative: Initiative, _ typed: FormBody?, _ refusal: Refusal?) -> HotlineDeskPage.Intake {
    let faults = refusal.map { request.faults($0, workflow) } ?? [:]
    func control(_ field: String, isRequired: Bool = false) -> FieldPart {
      request.control(.field(field), of: workflow, nil, roster, isRequired: isRequired, typed: typed, faults: faults)
    }
    var matter = control("matter", isRequired: true)
    matter.wrong = faults["title"] ?? faults["matter"]
    let chosen = typed?["nature"] ?? "consult"
    let natures = (workflow.field("nature")?.options ?? []).map { option -> HotlineDeskPage.Intake.Nature in
      guard let limit = workflow.whole?.limits[option.id] ?? workflow.whole?.otherwise, case .count(let count, let unit) = limit.span else {
        return .init(value: option.id, word: option.name[request.language], span: "", until: "", isChosen: option.id == chosen)
      }
      let end = request.calendar.deadline(limit, from: request.now).instant
      let day = request.zone.day(of: end)
      let until = unit == .workingHours ? text.stamp(end, in: request.zone, today: request.today) : text.day(day, today: request.today)
      return .init(
        value: option.id, word: option.name[request.language], span: request.span(count, unit), until: until, isChosen: option.id == chosen)
    }
    return HotlineDeskPage.Intake(
      csrf: request.csrf, key: request.key(), hiddenInputs: [HiddenInputPart(name: "initiative", value: initiative.id.text)],
      caller: control("caller"),
      callerName: control("name"), area: control("area"), text: matter, class: control("class"), natures: natures,
      counted: text.hotlineDeskCounted,
      reply: control("reply"),
      groups: roster.eachWorkingGroup.map { .init(value: $0.id.text, label: $0.name, isChosen: typed?["lead"] == $0.id.text) },
      isConfidential: typed?["confidential"] == "yes")
  }

  /// Similar tickets, to merge with: earlier tickets of the same caller, newest first, then up to 5 open ones with
  /// similar words. Only the initiative's own desk may search by caller, with at least 5 digits.
  func alike(caller: String?, matter: String, among open: [Item], in initiative: Item.ID) async throws -> [HotlineDeskPage.Alike] {
    let digits = (caller ?? "").filter { $0.isASCII && $0.isNumber }
    let mayAsk = digits.count >= 5 && request.scope.isAtDesk(of: initiative)
    let same = mayAsk ? try await request.repositories.hotline.tickets(ofCaller: digits, in: initiative, within: request.scope) : []
    let words = TextSimilarity(matter)
    let near = open.filter { item in
      !same.contains { $0.id == item.id } && words.isLike(TextSimilarity("\(item.title) \(item.fields["matter"]?.text ?? "")"))
    }
    return same.map { one($0, text.hotlineDeskSameCaller) } + near.prefix(5).map { one($0, text.hotlineDeskSameWords) }
  }

  private func one(_ item: Item, _ why: (String, String) -> String) -> HotlineDeskPage.Alike {
    let merged = workflow.moves.first { $0.merges != nil }?.to
    return HotlineDeskPage.Alike(
      number: request.number(item), address: request.address(item), title: item.title,
      why: why(text.monthDay(request.zone.day(of: item.registeredAt)), request.state(item).word),
      merge: request.scope.isAtDesk(of: item.initiative) && item.state != merged ? item.id.text : nil)
  }
}
