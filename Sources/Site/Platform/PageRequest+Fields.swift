import Application
import Domain
import Web

/// Makes the controls of forms from the fields that a kind declares.
extension PageRequest {
  /// A control for one need of a move.
  func control(
    _ need: Need, of workflow: Workflow, _ item: Item?, _ roster: Roster, shares: [Item] = [], isRequired: Bool,
    typed: FormBody? = nil, faults: [String: String] = [:]
  ) -> FieldPart {
    let name = need.description
    var part = need == .shares ? back(shares, roster, typed) : blank(need, workflow, item, roster, typed)
    part.isRequired = isRequired
    part.wrong = faults[name]
    return part
  }

  /// Finished shares to return; a single one is ticked.
  private func back(_ shares: [Item], _ roster: Roster, _ typed: FormBody?) -> FieldPart {
    FieldPart(
      name: Need.shares.description, label: text.needShares, kind: .choices,
      options: shares.compactMap(\.lead).map { lead in
        .init(value: lead.key, label: roster.name(of: lead), isChosen: typed?.all("shares").contains(lead.key) ?? (shares.count == 1))
      })
  }

  private func blank(_ need: Need, _ workflow: Workflow, _ item: Item?, _ roster: Roster, _ typed: FormBody?) -> FieldPart {
    func value(_ name: String) -> String { typed?[name] ?? "" }
    switch need {
    case .lead:
      return FieldPart(
        name: "lead", label: text.needLead, kind: .group, options: parties(roster, chosen: [typed?["lead"] ?? item?.lead?.key ?? ""]))
    case .assisting:
      let chosen = typed?.all("assisting") ?? item?.assisting.map(\.key) ?? []
      return FieldPart(name: "assisting", label: text.needAssisting, kind: .choices, options: parties(roster, chosen: chosen))
    case .assignee:
      let people = item?.lead.map { roster.people(of: $0, on: today) } ?? roster.people.keys.filter { $0 != Person.system.id }
      let chosen = typed?["assignee"] ?? item?.assignee?.text
      return FieldPart(
        name: "assignee", label: text.needAssignee, kind: .person,
        options: Set(people).map { .init(value: $0.text, label: roster.name(of: $0), isChosen: $0.text == chosen) }.sorted {
          $0.label < $1.label
        })
    case .limit: return FieldPart(name: "limit", label: text.wordLimit, kind: .date, value: value("limit"))
    case .title: return FieldPart(name: "title", label: text.wordTitle, value: typed?["title"] ?? item?.title ?? "")
    case .shares: return back([], roster, typed)
    case .reason: return FieldPart(name: "reason", label: text.moveReason, kind: .paragraph, value: value("reason"))
    case .field(let id):
      guard let field = workflow.field(id) else { return FieldPart(name: "field.\(id)", label: id) }
      return control(field, item, roster, typed)
    }
  }

  private func parties(_ roster: Roster, chosen: [String]) -> [FieldPart.Option] {
    let groups = roster.eachWorkingGroup.map { FieldPart.Option(value: $0.id.text, label: $0.name, isChosen: chosen.contains($0.id.text)) }
    return groups + roster.staffedAgencies.map { .init(value: $0.id.text, label: $0.name, isChosen: chosen.contains($0.id.text)) }
  }

  private func control(_ field: Field, _ item: Item?, _ roster: Roster, _ typed: FormBody?) -> FieldPart {
    let name = "field.\(field.id)"
    let kept = field.isMasked ? "" : item.map { raw($0.fields[field.id], field) } ?? ""
    let value = typed?[name] ?? kept
    return FieldPart(
      name: name, label: field.name[language], kind: kind(field), value: value,
      options: field.kind == .party
        ? parties(roster, chosen: typed?.all(name) ?? item?.fields[field.id]?.list ?? [])
        : field.options.map { .init(value: $0.id, label: $0.name[language], isChosen: $0.id == value) }, isRequired: field.isRequired,
      hint: field.isMasked && item?.fields[field.id] != nil ? text.fieldMaskedHint : "")
  }

  private func kind(_ field: Field) -> FieldPart.Kind {
    switch field.kind {
    case .text: .text
    case .paragraph: .paragraph
    case .choice: .choice
    case .flag: .flag
    case .number: .number
    case .money: .money
    case .percent: .number
    case .date: .date
    case .file: field.takesMany ? .files : .file
    case .phone: .phone
    case .identityCard: .identity
    case .words: .text
    case .party: field.takesMany ? .choices : .group
    }
  }

  /// The value as it would be typed, so that a form that is sent back unchanged changes nothing.
  private func raw(_ value: Value?, _ field: Field) -> String {
    switch value {
    case .text(let text)?: text
    case .integer(let integer)?: field.isDecimal ? Text.money(integer) : String(integer)
    case .flag(let flag)?: flag ? "true" : ""
    case .list(let list)?: field.kind == .words ? text.list(list) : ""
    case nil: ""
    }
  }

  /// The sentences of a refusal by the names of their controls.
  func faults(_ refusal: Refusal, _ workflow: Workflow) -> [String: String] {
    Dictionary(text.faults(refusal).map { ($0.field, $0.sentence) }) { first, _ in first }
  }
}
