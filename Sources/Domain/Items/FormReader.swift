/// Turns raw input into a `Form`: every value checked against its field, every fault collected and named.
package struct FormReader: Sendable {
  package var workflow: Workflow
  package var roster: Roster
  /// Uploads that exist; evidence may name no other.
  package var uploads: Set<String>

  package init(workflow: Workflow, roster: Roster, uploads: Set<String> = []) {
    self.workflow = workflow
    self.roster = roster
    self.uploads = uploads
  }

  package static let longestTitle = 200
  package static let longestText = 500
  package static let longestParagraph = 20_000

  /// - Throws: `Refusal.faults` with every fault there is.
  package func form(_ inputs: [String: Input]) throws(Refusal) -> Form {
    var form = Form()
    var faults: [Fault] = []
    for (name, input) in inputs.sorted(by: { $0.key < $1.key }) {
      if isEmpty(input, name) { form.emptied.insert(name) }
      if input == .nothing { continue }
      do throws(Found) {
        switch Need(name) {
        case .title: form.title = try text(input, maxLength: Self.longestTitle)
        case .reason: form.reason = try text(input, maxLength: Self.longestParagraph)
        case .limit: form.limit = try day(input)
        case .lead: form.lead = try parties(input, single: true).first
        case .assisting: form.assisting = try parties(input, single: false)
        case .shares: form.shares = try parties(input, single: false)
        case .assignee: form.assignee = try person(input)
        case .field(let id):
          guard let field = workflow.field(id) else { throw Found(cause: .unknown) }
          form.fields[id] = try value(input, of: field)
        }
      } catch { faults.append(Fault(name, error.cause)) }
    }
    if !faults.isEmpty { throw .faults(faults) }
    return form
  }

  /// A masked field is shown as an empty box: there only a null empties it.
  private func isEmpty(_ input: Input, _ name: String) -> Bool {
    if case .text(let text) = input { return text.trimmed.isEmpty && workflow.field(name)?.isMasked != true }
    return input == .nothing
  }

  struct Found: Error { var cause: Fault.Cause }

  /// Nil where the input says that the field is empty.
  private func value(_ input: Input, of field: Field) throws(Found) -> Value? {
    if case .text(let text) = input, text.trimmed.isEmpty { return nil }
    switch field.kind {
    case .text: return try text(input, maxLength: Self.longestText).map(Value.text)
    case .paragraph: return try text(input, maxLength: Self.longestParagraph).map(Value.text)
    case .choice: return try choice(input, field).map(Value.text)
    case .flag: return .flag(try flag(input))
    case .number: return .integer(try number(input, scale: 1, cause: .notANumber))
    case .percent: return .integer(try number(input, scale: 100, cause: .notANumber))
    case .money: return .integer(try number(input, scale: 100, cause: .notAmount))
    case .date: return try day(input).map { .text($0.description) }
    case .phone: return .text(try phone(input))
    case .identityCard: return .text(try identityCard(input))
    case .file: return try files(input, field).map(Value.list)
    case .words: return try words(input).map(Value.list)
    case .party:
      let parties = try parties(input, single: !field.takesMany).map(\.key)
      return parties.isEmpty ? nil : field.takesMany ? .list(parties) : .text(parties[0])
    }
  }

  private func text(_ input: Input, maxLength: Int) throws(Found) -> String? {
    guard case .text(let raw) = input else { throw Found(cause: .notText) }
    let text = raw.trimmed
    if text.count > maxLength { throw Found(cause: .tooLong(most: maxLength)) }
    if text.utf8.contains(0) { throw Found(cause: .notText) }
    return text.isEmpty ? nil : text
  }

  private func words(_ input: Input) throws(Found) -> [String]? {
    let words: [String]
    switch input {
    case .text(let text): words = text.split(whereSeparator: { "、，,;；\n".contains($0) }).map { $0.trimmed }
    case .list(let list): words = list.map { $0.trimmed }
    default: throw Found(cause: .notText)
    }
    let kept = words.filter { !$0.isEmpty }
    if kept.contains(where: { $0.utf8.contains(0) }) { throw Found(cause: .notText) }
    for word in kept where word.count > Self.longestTitle { throw Found(cause: .tooLong(most: Self.longestTitle)) }
    return kept.isEmpty ? nil : kept
  }

  private func choice(_ input: Input, _ field: Field) throws(Found) -> String? {
    guard let text = try text(input, maxLength: Self.longestText) else { return nil }
    let option = field.options.first { $0.id == text || $0.name.zh == text || $0.name.en == text }
    guard let option else { throw Found(cause: .notAnOption(field.options.map(\.name.zh))) }
    return option.id
  }

  private func flag(_ input: Input) throws(Found) -> Bool {
    switch input {
    case .flag(let flag): return flag
    case .text(let text):
      switch text.trimmed.lowercased() {
      case "true", "1", "on", "yes", "是": return true
      case "false", "0", "off", "no", "否": return false
      default: throw Found(cause: .notFlag)
      }
    default: throw Found(cause: .notFlag)
    }
  }

  private func day(_ input: Input) throws(Found) -> Day? {
    guard case .text(let raw) = input else { throw Found(cause: .notADate) }
    if raw.trimmed.isEmpty { return nil }
    guard let day = Day(raw.trimmed) ?? Day(clerk: raw.trimmed) else { throw Found(cause: .notADate) }
    return day
  }

  private func files(_ input: Input, _ field: Field) throws(Found) -> [String]? {
    let ids: [String]
    switch input {
    case .text(let id): ids = [id]
    case .list(let list): ids = list.filter { !$0.isEmpty }
    default: throw Found(cause: .notAnUpload)
    }
    if !field.takesMany, ids.count > 1 { throw Found(cause: .onlyOne) }
    guard ids.allSatisfy(uploads.contains) else { throw Found(cause: .notAnUpload) }
    return ids.isEmpty ? nil : ids
  }

  private func person(_ input: Input) throws(Found) -> Person.ID? {
    guard let key = try text(input, maxLength: 200) else { return nil }
    // Nothing is given to who may do nothing.
    let people = roster.people.values.filter { $0.isActive && !$0.isAuditor }
    if people.contains(where: { $0.id == Person.ID(key) }) { return Person.ID(key) }
    let named = people.filter { $0.name == key || $0.login == key || roster.isShown($0, as: key) }
    guard named.count == 1 else { throw Found(cause: .notAPerson) }
    return named[0].id
  }
}
