import Domain

/// Renders items, moves and history as JSON, in one language and for one caller.
struct Rendering: Sendable {
  var workflows: Workflows
  var calendar: WorkCalendar
  var language: Language
  var now: Instant
  /// The scope of the caller, for fields that it may not see; nil without a session, as for an answer link.
  var scope: Scope?

  func item(_ item: Item, moves: [Offer]? = nil) -> JSONValue {
    let workflow = workflows[item.kind, version: item.workflowVersion]
    let item = scope.map { item.shown(to: $0, of: workflow) } ?? item
    var members: [JSONValue.Member] = [
      .init(name: "id", value: .text(item.id.text)), .init(name: "kind", value: .text(item.kind)),
      .init(name: "number", value: .text(item.number)),
      .init(name: "title", value: .text(item.title)), .init(name: "state", value: .text(item.state)),
      .init(name: "stateName", value: .of(workflow?.state(item.state)?.name[language])), .init(name: "done", value: .flag(item.isDone)),
      .init(name: "version", value: .integer(Int64(item.version))), .init(name: "initiative", value: .of(item.initiative?.text)),
      .init(name: "parent", value: .of(item.parent?.text)), .init(name: "lead", value: .of(item.lead?.key)),
      .init(name: "assisting", value: .names(item.assisting.map(\.key))), .init(name: "assignee", value: .of(item.assignee?.text)),
      .init(name: "start", value: .of(item.start?.description)), .init(name: "limit", value: time(item.limit)),
      .init(name: "firstLimit", value: time(item.firstLimit)), .init(name: "late", value: .flag(item.isLate(at: now))),
      .init(name: "paused", value: .flag(item.isPaused)), .init(name: "round", value: .integer(Int64(item.round))),
      .init(name: "registeredAt", value: time(item.registeredAt)), .init(name: "closedAt", value: time(item.closedAt)),
      .init(name: "fields", value: fields(item, workflow)),
    ]
    if let moves { members.append(.init(name: "moves", value: .list(moves.filter { $0.refusal == nil }.map(offer)))) }
    return .object(members)
  }

  func time(_ instant: Instant?) -> JSONValue { .of(instant.map(calendar.zone.format)) }

  private func offer(_ offer: Offer) -> JSONValue {
    ["move": .text(offer.move.name), "name": .text(offer.move.title[language]), "needs": .names(offer.needs.map(\.description))]
  }

  private func fields(_ item: Item, _ workflow: Workflow?) -> JSONValue {
    guard let workflow, !item.fields.isEmpty else { return .object([]) }
    var members: [JSONValue.Member] = []
    for index in workflow.fields.indices {
      let id = workflow.fields[index].id
      if let value = item.fields[id] { members.append(JSONValue.Member(name: id, value: self.value(value, of: workflow.fields[index]))) }
    }
    return .object(members)
  }

  /// A field's value; masked fields stay masked, since revealing them is a recorded act of its own.
  private func value(_ value: Value, of field: Field) -> JSONValue {
    switch value {
    case .text(let text): .text(field.isMasked ? text.masked : text)
    case .integer(let integer): field.isDecimal ? .number(Double(integer) / 100) : .integer(integer)
    case .flag(let flag): .flag(flag)
    case .list(let list): .names(list)
    }
  }

  func record(_ record: Record, of item: Item, masking workflow: Workflow?) -> JSONValue {
    var entry = record.entry
    for closed in scope.map({ item.closedFields(to: $0, of: workflow) }) ?? [] { entry.edits[closed] = nil }
    return [
      "count": .integer(Int64(record.count)), "at": time(entry.at), "person": .of(entry.person?.text), "personName": .of(record.personName),
      "standingInFor": .of(entry.standingInFor?.text), "via": .text(entry.via),
      "onBehalfOf": .of(entry.onBehalf?.key), "holder": .of(entry.holder?.key), "move": .text(entry.act.description),
      "from": .of(entry.from),
      "to": .text(entry.to), "round": .integer(Int64(entry.round)), "comment": .of(entry.reason), "limit": time(entry.limit),
      "lateBySeconds": entry.lateBy.map(JSONValue.integer) ?? .null,
      "changes": .object(
        entry.edits.sorted { $0.key < $1.key }.map { name, edit in
          let field = workflow?.field(name) ?? Field(id: name, name: Name(name), kind: .text)
          return .init(
            name: name,
            value: ["before": edit.before.map { value($0, of: field) } ?? .null, "after": edit.after.map { value($0, of: field) } ?? .null])
        }), "hash": .text(record.hash),
    ]
  }
}

extension Site {
  func rendering(_ context: SiteContext) -> Rendering {
    Rendering(workflows: workflows, calendar: calendar, language: context.language, now: now(), scope: context.user?.scope)
  }
}
