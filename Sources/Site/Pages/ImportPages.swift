import Domain
import HTTPTypes
import Hummingbird
import Web

/// Where a notice comes in, and the drafts that are not started yet.
struct ImportPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("import", use: site.visit { visit in try await page(visit, text: "", note: nil) })
    router.post("import", use: site.visit(take))
  }

  private var largest: String { "\(site.settings.largestUpload / 1_000_000) MB" }

  private func page(_ visit: Visit, text pasted: String, note: NotePart?, status: HTTPResponse.Status? = nil) async throws -> Response {
    guard visit.visitor.mayImport else { throw Refusal.notFound }
    let drafts = try await site.registry.initiatives(within: visit.scope).filter { initiative, item in
      item.registrar == visit.visitor.person.id && item.state == site.workflows[Workflow.initiative]?.initial.id
    }
    let page = ImportPage(
      frame: visit.frame(visit.text.importTitle, .initiatives, flash: visit.flash), csrf: visit.csrf, note: note,
      largest: largest, text: pasted,
      drafts: drafts.map { initiative, item in
        .init(
          title: initiative.title, address: "/import/\(initiative.id)", read: visit.text.stamp(item.registeredAt, in: visit.zone),
          doubts: initiative.draft?.doubts?.count ?? 0)
      })
    return visit.page({ page.write(to: &$0, in: visit.text) }, status: status ?? (note == nil ? .ok : .unprocessableContent))
  }

  @Sendable private func take(_ visit: Visit) async throws -> Response {
    guard visit.visitor.mayImport else { throw Refusal.notFound }
    let form: FormBody
    do { form = try await visit.form() } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
      let note = NotePart(title: visit.text.importTooLarge(largest), isWrong: true)
      return try await page(visit, text: "", note: note, status: .contentTooLarge)
    }
    do {
      let (read, name) = try await site.notice(in: form, visit)
      var draft = read.draft
      if draft.title.trimmed.isEmpty { draft.title = name }
      draft.recognise(try await site.registry.people())
      let initiative = draft.initiative(id: Item.ID(site.freshID()), notice: read.lines, today: visit.today)
      let change = try await site.launch().draft(initiative, on: visit.occasion)
      if case .refused(let refusal)? = try await site.registry.commit([change], once: nil, at: visit.now).first { throw refusal }
      return .seeOther("/import/\(initiative.id)")
    } catch let fault as NoticeFault {
      return try await page(visit, text: form["text"] ?? "", note: NotePart(title: fault.sentence[visit.language], isWrong: true))
    }
  }
}

extension Site {
  /// The notice that was attached or pasted, and what it might be called.
  func notice(in form: FormBody, _ visit: Visit) async throws -> (read: ReadNotice, name: String) {
    let files = form.files.map(\.file).filter { !$0.bytes.isEmpty }
    let name = files.first.map { String($0.name.prefix { $0 != "." }) } ?? visit.text.importUntitled
    let typed = NoticeFile(name: "", bytes: Array((form["text"] ?? "").utf8))
    return (try await notice(files.isEmpty ? [typed] : files.map(\.noticeFile)), name)
  }
}

extension FormBody.File {
  var noticeFile: NoticeFile { NoticeFile(name: name, bytes: bytes) }
}
