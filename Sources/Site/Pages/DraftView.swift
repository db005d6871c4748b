import Domain
import Web

/// A draft as its page shows it.
struct DraftView {
  let visit: Visit
  let initiative: Initiative
  let draft: Draft
  let version: Int
  let people: [Person]
  let agencies: [Agency]

  var text: Text { visit.text }
  var doubtfulLines: Set<Int> { Set((draft.doubts ?? []).map(\.line)) }

  func page(note: NotePart?) -> DraftPage {
    let (groups, tasks) = (draft.groups?.count ?? 0, draft.tasks?.count ?? 0)
    return DraftPage(
      frame: visit.frame(text.draftCheck(draft.title), .initiatives, flash: visit.flash), csrf: visit.csrf,
      action: "/import/\(initiative.id)", version: version, title: draft.title,
      about: [text.draftLines(initiative.notice.count), text.draftRead(groups, tasks), text.draftAsleep], note: note, lines: lines,
      doubts: (draft.doubts ?? []).enumerated().map { place, doubt in
        .init(id: "doubt-\(place)", text: doubt.text, why: doubt.why, line: doubt.line)
      }, head: head, sections: [self.groups, self.tasks, contacts, questions], known: accounts + likelyAgencies, knownAbout: knownAbout)
  }

  /// The text; a line that something was read from leads to what became of it, a doubtful one to its doubt.
  private var lines: [LinePart] {
    var leads: [Int: String] = [:]
    for (place, task) in (draft.tasks ?? []).enumerated() {
      if let line = task.source?.line, leads[line] == nil { leads[line] = "#task-\(place)" }
    }
    for (place, doubt) in (draft.doubts ?? []).enumerated().reversed() { leads[doubt.line] = "#doubt-\(place)" }
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
      FieldPart(name: "issuers", label: text.draftIssuers, value: joined(draft.issuers), hint: text.draftNamesHint),
    ]
  }

  func joined(_ names: [String]?) -> String { (names ?? []).joined(separator: "、") }
}
