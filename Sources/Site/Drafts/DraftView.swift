import Domain
import Web

/// Builds the page of a draft.
struct DraftView {
  let request: PageRequest
  let initiative: Initiative
  let draft: Draft
  let version: Int
  let people: [Person]
  let agencies: [Agency]

  var text: Text { request.text }
  var doubtfulLines: Set<Int> { Set((draft.doubts ?? []).map(\.line)) }

  func page(note: NotePart?) -> DraftPage {
    let (groups, tasks) = (draft.groups?.count ?? 0, draft.tasks?.count ?? 0)
    return DraftPage(
      frame: request.frame(text.draftCheck(draft.title), .initiatives, flash: request.flash), csrf: request.csrf, key: request.key(),
      action: "/import/\(initiative.id)", version: version, title: draft.title,
      about: [text.draftLines(initiative.notice.count), text.draftRead(groups, tasks), text.draftAsleep], note: note, lines: lines,
      doubts: doubts, head: head, sections: [self.groups, self.tasks, contacts, questions], known: accounts + likelyAgencies,
      knownAbout: knownAbout)
  }

  /// The doubts, grouped by reason; a group's id is the index of its first doubt.
  private var doubts: [DraftPage.Doubt] {
    let all = draft.doubts ?? []
    let groups = Dictionary(grouping: all.enumerated(), by: \.element.why).values.sorted { $0[0].offset < $1[0].offset }
    return groups.map { group in
      let places = group.map { DraftPage.Doubt.Place(text: $0.element.text, line: $0.element.line) }
      let shown = places.count > 4 ? 3 : places.count
      return .init(
        id: "doubt-\(group[0].offset)", why: group[0].element.why, places: Array(places.prefix(shown)),
        others: Array(places.dropFirst(shown)))
    }
  }

  /// The lines of the notice. A line that was read links to its task, a doubtful one to its doubt.
  private var lines: [LinePart] {
    var leads: [Int: String] = [:]
    for (place, task) in (draft.tasks ?? []).enumerated() {
      if let line = task.source?.line, leads[line] == nil { leads[line] = "#task-\(place)" }
    }
    for doubt in doubts.reversed() { for place in doubt.places + doubt.others { leads[place.line] = "#\(doubt.id)" } }
    let doubtful = doubtfulLines
    return initiative.notice.enumerated().compactMap { place, line in
      guard !line.trimmed.isEmpty else { return nil }
      let lead = leads[place + 1]
      return LinePart(
        number: place + 1,
        spans: [.init(text: line, mark: doubtful.contains(place + 1) ? .doubtful : lead.map { _ in .read }, address: lead)])
    }
  }

  private var head: [FieldPart] {
    [
      FieldPart(name: "title", label: text.draftTitle, value: draft.title, isRequired: true),
      FieldPart(name: "documentNumber", label: text.draftNumber, value: draft.documentNumber ?? ""),
      FieldPart(name: "issueDate", label: text.draftDate, kind: .date, value: draft.issueDate?.description ?? ""),
      FieldPart(name: "due", label: text.draftAllDue, kind: .date, value: draft.due?.description ?? "", hint: text.draftAllDueHint),
      FieldPart(name: "issuers", label: text.draftIssuers, value: joined(draft.issuers), hint: text.draftNamesHint),
    ]
  }

  func joined(_ names: [String]?) -> String { (names ?? []).joined(separator: "、") }
}
