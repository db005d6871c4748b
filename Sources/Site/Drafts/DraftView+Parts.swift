import Domain
import Web

/// The sections of the draft's page: groups, tasks, contacts and questions, each with an empty entry for a new one.
extension DraftView {
  var groups: DraftPage.Section {
    let names = (draft.groups ?? []).map(\.name)
    func part(_ place: String, _ title: String, _ group: Draft.Group?) -> DraftPage.Part {
      let kinds: [(Group.Kind, String)] = [(.leading, text.groupLeading), (.office, text.draftOffice), (.working, text.draftWorking)]
      let people = [(text.roleLeader, group?.leaders), (text.roleDeputy, group?.deputies), (text.roleMember, group?.members)]
      return DraftPage.Part(
        id: "group-\(place)", title: title,
        second: people.filter { $0.1?.isEmpty == false }.map { "\($0.0) \(joined($0.1))" }.joined(separator: "；"),
        fields: [
          field("group", place, "name", text.draftName, group?.name),
          choice("group", place, "kind", text.draftGroupKind, kinds.map { ($0.0.rawValue, $0.1) }, (group?.kind ?? .working).rawValue),
          choice("group", place, "parent", text.draftParent, names.filter { $0 != group?.name }.map { ($0, $0) }, group?.parent),
          field("group", place, "leaders", text.roleLeader, joined(group?.leaders), hint: text.draftNamesHint),
          field("group", place, "deputies", text.roleDeputy, joined(group?.deputies)),
          field("group", place, "members", text.roleMember, joined(group?.members), .paragraph),
          field("group", place, "duties", text.draftDuties, group?.duties, .paragraph),
        ] + removal("group", place))
    }
    let parts = (draft.groups ?? []).enumerated().map { part(String($0), $1.name, $1) }
    return .init(id: "groups", title: text.draftGroups(parts.count), parts: parts + [part("new", text.draftAddGroup, nil)])
  }

  var tasks: DraftPage.Section {
    let doubtful = doubtfulLines
    func part(_ place: String, _ title: String, _ task: Draft.Work?) -> DraftPage.Part {
      let days = [task?.start, task?.due].compactMap { $0.map { text.fullDay($0) } }.joined(separator: "—")
      return DraftPage.Part(
        id: "task-\(place)", title: title,
        second: [joined(task?.responsible), days, task?.recurrence.map(cycle) ?? ""].filter { !$0.isEmpty }.joined(separator: "，"),
        line: task?.source?.line, isDoubtful: task?.source.map { doubtful.contains($0.line) } ?? false,
        fields: [
          field("task", place, "title", text.wordTitle, task?.title),
          field("task", place, "responsible", text.draftResponsible, joined(task?.responsible), hint: text.draftPartiesHint),
          field("task", place, "cooperating", text.draftCooperating, joined(task?.cooperating)),
          field("task", place, "start", text.draftBegins, task?.start?.description, .date),
          field("task", place, "due", text.draftDue, task?.due?.description, .date),
          choice("task", place, "recurrence", text.draftRecurs, cycles(with: task?.recurrence), task?.recurrence),
          choice("task", place, "kind", text.draftKind, kinds, task?.kind ?? Workflow.task),
        ] + removal("task", place))
    }
    let parts = (draft.tasks ?? []).enumerated().map { part(String($0), $1.title, $1) }
    return .init(id: "tasks", title: text.draftTasks(parts.count), parts: parts + [part("new", text.draftAddTask, nil)])
  }

  var contacts: DraftPage.Section {
    func part(_ place: String, _ title: String, _ contact: Draft.Contact?) -> DraftPage.Part {
      DraftPage.Part(
        id: "contact-\(place)", title: title, second: joined(contact?.phones),
        fields: [
          field("contact", place, "agency", text.draftAgency, contact?.agency),
          field("contact", place, "phones", text.draftPhones, joined(contact?.phones)),
          field("contact", place, "hours", text.draftHours, contact?.hours),
        ] + removal("contact", place))
    }
    let parts = (draft.directory ?? []).enumerated().map { part(String($0), $1.agency, $1) }
    return .init(id: "contacts", title: text.draftDirectory(parts.count), parts: parts + [part("new", text.draftAddContact, nil)])
  }

  var questions: DraftPage.Section {
    func part(_ place: String, _ title: String, _ question: Draft.FAQEntry?) -> DraftPage.Part {
      DraftPage.Part(
        id: "question-\(place)", title: title,
        fields: [
          field("question", place, "question", text.draftQuestion, question?.question),
          field("question", place, "answer", text.draftAnswer, question?.answer, .paragraph),
        ] + removal("question", place))
    }
    let parts = (draft.questions ?? []).enumerated().map { part(String($0), $1.question, $1) }
    return .init(id: "questions", title: text.draftQuestions(parts.count), parts: parts + [part("new", text.draftAddQuestion, nil)])
  }

  private func field(
    _ kind: String, _ place: String, _ name: String, _ label: String, _ value: String?, _ type: FieldPart.Kind = .text, hint: String = ""
  ) -> FieldPart {
    FieldPart(name: "\(kind).\(place).\(name)", label: label, kind: type, value: value ?? "", hint: hint)
  }

  func choice(_ kind: String, _ place: String, _ name: String, _ label: String, _ options: [(String, String)], _ chosen: String?)
    -> FieldPart
  {
    FieldPart(
      name: "\(kind).\(place).\(name)", label: label, kind: .choice,
      options: options.map { .init(value: $0.0, label: $0.1, isChosen: $0.0 == chosen) })
  }

  private func removal(_ kind: String, _ place: String) -> [FieldPart] {
    place == "new" ? [] : [FieldPart(name: "\(kind).\(place).remove", label: text.draftRemove, kind: .flag)]
  }

  /// The kinds that a row of the schedule can have: those that need no more than a title and a lead.
  private var kinds: [(String, String)] {
    request.site.workflows.newest.filter { workflow in
      workflow.registration.under.isEmpty && workflow.registration.needs.allSatisfy { [.lead, .title].contains($0) }
        && !workflow.fields.contains(where: \.isRequired) && workflow.kind != Workflow.initiative
        && !workflow.kind.hasSuffix("group") && !workflow.kind.hasSuffix("office") && !workflow.kind.hasSuffix("share")
    }.map { ($0.kind, $0.name[request.language]) }
  }

  /// The recurrences to choose from; one that is set already is added to the usual ones.
  private func cycles(with own: String?) -> [(String, String)] {
    let usual = ["monthly:5", "monthly:10", "monthly:15", "monthly:20", "monthly:25", "monthly:last", "quarterly", "half-yearly", "yearly"]
    return (usual + (own.map { usual.contains($0) ? [] : [$0] } ?? [])).map { ($0, cycle($0)) }
  }

  /// A recurrence such as `monthly:5` in words.
  private func cycle(_ recurrence: String) -> String {
    let words = recurrence.split(whereSeparator: { $0 == ":" || $0 == "-" }).map(String.init)
    return switch (words.first, words.count) {
    case ("monthly", 2): words[1] == "last" ? text.draftMonthlyLast : text.draftMonthly(words[1])
    case ("yearly", 3): words[2] == "last" ? text.draftYearlyLast(words[1]) : text.draftYearlyOn(words[1], words[2])
    case ("yearly", _): text.draftYearly
    case ("quarterly", _): text.draftQuarterly
    case ("half", _): text.draftHalfYearly
    default: recurrence
    }
  }
}
