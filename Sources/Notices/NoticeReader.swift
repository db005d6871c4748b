import Domain

/// Drafts an initiative from a Chinese official notice by the usual form of such documents: head, headings, rosters, tables, dates.
///
/// Works by rules alone, without a model or a network. The same blocks always yield the same draft. Reading never fails: an empty document
/// yields a draft with an empty title, empty lists and a doubt about the title.
package struct NoticeReader {
  /// The draft. Tasks are in the order of their lines. A list is empty when the notice has nothing for it; any other field that the notice
  /// does not state is nil.
  ///
  /// `doubts` lists, in the order of lines, everything inferred rather than stated, and everything that a person should check: a year that
  /// the notice leaves out, an agency or a time taken from a merged cell or a sentence before, a time that a draft cannot express, a date
  /// before the notice's own, a missing title, signature or holder of a post, contradicting telephones or addresses, tasks beyond the
  /// maximum. The lines of sources and doubts are those of the blocks, from 1; a doubt about something missing may give line 1.
  package private(set) var draft: Draft

  /// The maximum number of tasks in a draft, more than a person could check. Further tasks are dropped, with a doubt that says so.
  private static let maxTasks = 3000

  /// Reads a notice.
  /// - Parameter blocks: the blocks of the whole document, attachments included, with rising line numbers.
  package init(_ blocks: [Block]) {
    let document = Document(blocks)
    draft = Draft(title: document.head.title.string)
    var doubts = document.head.doubts
    head(document.head)
    let groups = groups(document, &doubts)
    tasks(document, groups, &doubts)
    contacts(document, &doubts)
    doubts += Contradictions.found(in: draft, document)
    draft.doubts = doubts.uniqued.sorted { $0.line < $1.line }.map(\.draft)
  }

  /// Reads a plain text, with each line as a paragraph.
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
    for (index, part) in document.parts.enumerated() where !part.hasQuestions {
      reader.read(part.paragraphs, title: index == 0 ? document.head.title : part.title)
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
    for part in document.parts where !part.hasQuestions {
      let known = reader.candidates.count
      reader.read(part)
      stated += reader.candidates[known...]
      for table in part.tables where TaskRows.apply(to: table) {
        let rows = TaskRows(table, dateResolver, groups: groups)
        tasks += rows.tasks
        doubts += rows.doubts
      }
    }
    let few = tasks.count + stated.filter { $0.basis == .stated }.count < 3
    let candidates = stated.filter { few || $0.basis == .stated }
    let all = (candidates.map(\.task) + tasks).sorted { ($0.source?.line ?? 0) < ($1.source?.line ?? 0) }
    draft.tasks = Array(all.prefix(NoticeReader.maxTasks))
    if all.count > NoticeReader.maxTasks {
      doubts.append(
        NoticeDoubt(
          line: all[NoticeReader.maxTasks].source?.line ?? 1, text: document.head.title, why: "任务超过\(NoticeReader.maxTasks)条，其后的没有列入"))
    }
    doubts += candidates.prefix(NoticeReader.maxTasks).flatMap(\.doubts)
  }

  private mutating func contacts(_ document: Document, _ doubts: inout [NoticeDoubt]) {
    var reader = ContactReader()
    for part in document.parts {
      for table in part.tables { reader.read(table) }
      if !part.hasQuestions { for paragraph in part.paragraphs { reader.read(paragraph, issuer: document.head.issuers.first) } }
    }
    draft.directory = reader.contacts
    draft.questions = document.parts.flatMap(QuestionReader.read)
    doubts += reader.doubts
  }
}
