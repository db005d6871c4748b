import Application
import Domain
import Hummingbird
import Web

/// The notice of a running initiative beside the items made from it, and its comparison with a changed notice.
struct NoticePages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("initiatives/:id/notice", use: site.page { request in try await page(request, note: nil) })
    router.post("initiatives/:id/notice", use: site.page(compare))
  }

  private func page(_ request: PageRequest, note: NotePart?) async throws -> Response {
    let head = try await InitiativeHead(request)
    let items = try await items(of: head)
    let byLine = Dictionary(grouping: items) { head.initiative.lines[$0.id.text] ?? 0 }
    let recurring = recurring(head)
    let lines = head.initiative.notice.enumerated().map { place, text in
      let address = byLine[place + 1]?.first.map(request.address) ?? recurring.first { $0.line == place + 1 }?.address
      return LinePart(number: place + 1, spans: [.init(text: text, mark: address == nil ? nil : .read, address: address)])
    }
    let tasks =
      recurring
      + items.map { item in
        NoticePage.Task(
          title: item.title, address: request.address(item), parties: request.text.list(item.parties.map(head.roster.name(of:))),
          state: request.state(item),
          line: head.initiative.lines[item.id.text] ?? 0)
      }
    let about = [head.initiative.documentNumber, head.initiative.issuers.first, head.initiative.issueDate.map(request.text.fullDay)]
      .compactMap { $0 }
    let page = NoticePage(
      frame: head.frame(title: request.text.tabsNotice), head: head.head(), tabs: head.tabs(.notice), note: note, about: about,
      lines: lines,
      tasks: tasks.sorted { $0.line < $1.line },
      comparison: mayCompare(request, head) ? .init(address: head.address + "/notice", csrf: request.csrf) : nil,
      empty: lines.isEmpty ? EmptyPart(title: request.text.noticeEmpty, words: request.text.noticeEmptyWords) : nil)
    return request.page({ page.write(to: &$0, in: request.text) }, status: note == nil ? .ok : .unprocessableContent)
  }

  /// The recurring tasks, each with its line of the notice. The items that they have created are on their kind's page.
  private func recurring(_ head: InitiativeHead) -> [NoticePage.Task] {
    head.initiative.recurrences.compactMap { rule in
      guard let line = rule.line, let workflow = site.workflows[rule.pattern.kind] else { return nil }
      let address = workflow.kind == Workflow.task ? head.address + "/schedule" : head.address(of: workflow)
      return NoticePage.Task(
        title: rule.pattern.title.replacing("（{period}）", with: "").replacing("{period}", with: ""), address: address,
        parties: head.request.text.list(rule.pattern.parties), state: StatePart(word: head.request.text.every(rule.every), shape: .doing),
        line: line)
    }
  }

  private func items(of head: InitiativeHead) async throws -> [Item] {
    var query = ItemQuery(now: head.request.now, limit: SecurityPolicy.maxItemsOfPage)
    query.initiative = head.initiative.id
    query.ids = head.initiative.lines.keys.sorted().map { Item.ID($0) }
    return try await site.repositories.items.list(query, within: head.request.scope)
  }

  private func mayCompare(_ request: PageRequest, _ head: InitiativeHead) -> Bool {
    request.user.mayImport && !request.user.person.isAuditor && !head.initiative.notice.isEmpty && !head.item.isDone
  }

  /// Compares the notice with a changed one. The stored text is read again by the same reader, so that differences come
  /// from the notice and not from corrections. Writes nothing.
  @Sendable private func compare(_ request: PageRequest) async throws -> Response {
    let form = try await request.form()
    let head = try await InitiativeHead(request)
    guard mayCompare(request, head) else { throw Refusal.notFound }
    do {
      let old = try await read(head.initiative.notice)
      let new = try await read(site.notice(in: form, request).read.lines)
      let address = head.address + "/notice"
      let items = try await items(of: head).map {
        (head.initiative.lines[$0.id.text] ?? 0, LinkPart(word: $0.title, address: request.address($0)))
      }
      let changes = ChangesView(
        text: request.text, difference: DraftDifference(from: old, to: new), items: Dictionary(items) { first, _ in first })
      let page = DraftChangesPage(
        frame: head.frame(title: request.text.draftChanges), csrf: request.csrf, key: request.key(), action: address,
        title: head.initiative.title,
        rows: changes.rows,
        more: changes.more)
      return request.page { page.write(to: &$0, in: request.text) }
    } catch let fault as NoticeFault {
      return try await page(request, note: NotePart(title: fault.sentence[request.language], isWrong: true))
    }
  }

  private func read(_ lines: [String]) async throws -> ReadNotice {
    try await site.notice([NoticeFile(name: "", bytes: Array(lines.joined(separator: "\n").utf8))])
  }
}
