import Domain

/// Reads a draft's form. Names say what they correct: `task.3.title`, `group.new.name`, `account.王明`, `agency.市医保中心`.
struct DraftForm {
  private let form: FormBody
  private let places: [String: [String]]

  init(_ form: FormBody) {
    self.form = form
    var places: [String: [String]] = [:]
    for (name, _) in form.values {
      let steps = name.split(separator: ".", maxSplits: 2).map(String.init)
      if steps.count == 3, places[steps[0]]?.last != steps[1], places[steps[0]]?.contains(steps[1]) != true {
        places[steps[0], default: []].append(steps[1])
      }
    }
    self.places = places
  }

  /// The draft with the form's corrections.
  func corrected(_ old: Draft) -> Draft {
    var draft = old
    draft.title = form["title"]?.trimmed ?? old.title
    draft.documentNumber = filled(form["documentNumber"])
    draft.issuers = names(form["issuers"])
    draft.issueDate = filled(form["issueDate"]).flatMap { Day($0) }
    draft.due = filled(form["due"]).flatMap { Day($0) }
    draft.groups = each("group", "name") { group(old.groups ?? [], $0, $1) }
    draft.tasks = each("task", "title") { task(old.tasks ?? [], $0, $1) }
    draft.directory = each("contact", "agency") { Draft.Contact(of: $0, phones: names($1("phones")) ?? [], hours: filled($1("hours"))) }
    draft.questions = each("question", "question") { Draft.FAQEntry(asking: $0, answer: $1("answer")?.trimmed ?? "") }
    settle(&draft)
    meet(&draft)
    return draft
  }

  private typealias Fields = (String) -> String?

  /// The entries of one section, without those that are removed or whose first field is empty.
  private func each<Value>(_ kind: String, _ first: String, _ make: (String, Fields) -> Value) -> [Value] {
    (places[kind] ?? []).compactMap { place in
      let fields: Fields = { form["\(kind).\(place).\($0)"] ?? ($0 == "place" ? place : nil) }
      guard let name = filled(fields(first)), fields("remove") == nil else { return nil }
      return make(name, fields)
    }
  }

  private func group(_ old: [Draft.Group], _ name: String, _ fields: Fields) -> Draft.Group {
    var group = Draft.Group(named: name, fields("kind").flatMap(Group.Kind.init) ?? .working)
    group.parent = filled(fields("parent"))
    group.leaders = names(fields("leaders"))
    group.deputies = names(fields("deputies"))
    group.members = names(fields("members"))
    group.duties = filled(fields("duties"))
    return group
  }

  private func task(_ old: [Draft.Work], _ title: String, _ fields: Fields) -> Draft.Work {
    let before = fields("place").flatMap { Int($0) }.flatMap { old.indices.contains($0) ? old[$0] : nil }
    var task = before ?? Draft.Work(title: title, source: nil)
    task.title = title
    task.responsible = names(fields("responsible"))
    task.cooperating = names(fields("cooperating"))
    task.start = filled(fields("start")).flatMap { Day($0) }
    task.due = filled(fields("due")).flatMap { Day($0) }
    task.recurrence = filled(fields("recurrence"))
    task.kind = filled(fields("kind")).flatMap { $0 == Workflow.task ? nil : $0 }
    return task
  }

  /// Removes the settled doubt and all others with the same reason.
  private func settle(_ draft: inout Draft) {
    guard let settled = form["settle"], let doubts = draft.doubts else { return }
    let why = doubts.enumerated().first { "doubt-\($0.offset)" == settled }?.element.why
    draft.doubts = settled == "all" ? [] : doubts.filter { $0.why != why }
  }

  /// Applies the choices for known names: people are matched to accounts, agencies renamed to known ones.
  private func meet(_ draft: inout Draft) {
    var accounts = draft.accounts ?? [:]
    for (name, value) in form.values {
      if name.hasPrefix("account.") { accounts[String(name.dropFirst(8))] = value.isEmpty || value == "new" ? nil : value }
      if name.hasPrefix("agency."), !value.isEmpty { draft.rename(agency: String(name.dropFirst(7)), to: value) }
    }
    let people = Set(draft.people)
    accounts = accounts.filter { people.contains($0.key) }
    draft.accounts = accounts.isEmpty ? nil : accounts
  }

  private func filled(_ text: String?) -> String? { text?.trimmed.isEmpty == false ? text?.trimmed : nil }

  /// A list of names, separated by 、, commas, semicolons or line breaks.
  private func names(_ text: String?) -> [String]? {
    (text ?? "").split { "、，,；;\n".contains($0) }.map { $0.trimmed }.filter { !$0.isEmpty }
  }
}
