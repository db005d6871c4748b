import Domain

/// Reads a Chinese official notice by the form such documents have: head, headings, rosters, tables, dates. No model and
/// no network; what is inferred stands among the doubts, what is not said is absent.
package struct NoticeReader {
  package private(set) var draft: Draft

  /// More tasks than a person could look over.
  private static let most = 3000

  package init(_ blocks: [Block]) {
    let document = Document(blocks)
    draft = Draft(title: document.head.title.string)
    var doubts = document.head.doubts
    head(document.head)
    let groups = groups(document, &doubts)
    tasks(document, groups, &doubts)
    desk(document, &doubts)
    doubts += Contradictions.found(in: draft, document)
    draft.doubts = doubts.uniqued.sorted { $0.line < $1.line }.map(\.draft)
  }

  package init(_ notice: PlainNotice) {
    self.init(notice.lines.map { .paragraph($0.text, line: $0.number) })
  }

  private mutating func head(_ head: Head) {
    draft.documentNumber = head.number?.string
    draft.issuers = head.issuers
    draft.issueDate = head.issueDate
    draft.addressees = head.addressees
  }

  private mutating func groups(_ document: Document, _ doubts: inout [NoticeDoubt]) -> GroupRegistry {
    var reader = GroupReader()
    for (place, part) in document.parts.enumerated() where !part.asks {
      reader.read(part.paragraphs, title: place == 0 ? document.head.title : part.title)
      for table in part.tables where GroupRows.apply(to: table) { reader.read(GroupRows(table)) }
    }
    doubts += reader.doubts + reader.registry.doubts
    draft.groups = reader.registry.drafts
    return reader.registry
  }

  private mutating func tasks(_ document: Document, _ groups: GroupRegistry, _ doubts: inout [NoticeDoubt]) {
    let dateResolver = document.head.dateResolver
    var reader = TaskReader(dateResolver, groups: groups, addressees: document.head.addressees)
    var tasks: [Draft.Work] = []
    var stated: [TaskCandidate] = []
    for part in document.parts where !part.asks {
      let known = reader.works.count
      reader.read(part)
      stated += reader.works[known...]
      for table in part.tables where TaskRows.apply(to: table) {
        let rows = TaskRows(table, dateResolver, groups: groups)
        tasks += rows.tasks
        doubts += rows.doubts
      }
    }
    let few = tasks.count + stated.filter { $0.ground == .stated }.count < 3
    let works = stated.filter { few || $0.ground == .stated }
    let all = (works.map(\.task) + tasks).sorted { ($0.source?.line ?? 0) < ($1.source?.line ?? 0) }
    draft.tasks = Array(all.prefix(NoticeReader.most))
    if all.count > NoticeReader.most {
      doubts.append(
        NoticeDoubt(line: all[NoticeReader.most].source?.line ?? 1, text: document.head.title, why: "任务超过\(NoticeReader.most)条，其后的没有列入"))
    }
    doubts += works.prefix(NoticeReader.most).flatMap(\.doubts)
  }

  private mutating func desk(_ document: Document, _ doubts: inout [NoticeDoubt]) {
    var directory = ContactReader()
    for part in document.parts {
      for table in part.tables { directory.read(table) }
      if !part.asks { for paragraph in part.paragraphs { directory.read(paragraph, issuer: document.head.issuers.first) } }
    }
    draft.directory = directory.contacts
    draft.questions = document.parts.flatMap(QuestionReader.read)
    doubts += directory.doubts
  }
}
