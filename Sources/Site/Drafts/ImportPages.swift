import Application
import Domain
import HTTPTypes
import Hummingbird
import Web

/// The page that imports a notice, and the list of the user's drafts.
struct ImportPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("import", use: site.page { request in try await page(request, text: "", note: nil) })
    router.post("import", use: site.page(take))
  }

  private var largest: String { "\(site.settings.maxUploadBytes / 1_000_000) MB" }

  private func page(_ request: PageRequest, text pasted: String, note: NotePart?, status: HTTPResponse.Status? = nil) async throws
    -> Response
  {
    guard request.user.mayImport else { throw Refusal.notFound }
    let drafts = try await site.repositories.initiatives.initiatives(within: request.scope).filter { initiative, item in
      item.registrar == request.user.person.id && item.state == site.workflows[Workflow.initiative]?.initial.id
    }
    let page = ImportPage(
      frame: request.frame(request.text.importTitle, .initiatives, flash: request.flash), csrf: request.csrf, key: request.key(),
      note: note,
      largest: largest, text: pasted,
      drafts: drafts.map { initiative, item in
        .init(
          title: initiative.title, address: "/import/\(initiative.id)", read: request.text.stamp(item.registeredAt, in: request.zone),
          doubts: initiative.draft?.doubts?.count ?? 0)
      })
    return request.page({ page.write(to: &$0, in: request.text) }, status: status ?? (note == nil ? .ok : .unprocessableContent))
  }

  /// Reads the notice and stores it as a draft. A file that is too large or unreadable leads back to the page with a
  /// sentence.
  @Sendable private func take(_ request: PageRequest) async throws -> Response {
    guard request.user.mayImport else { throw Refusal.notFound }
    let form: FormBody
    do { form = try await request.form() } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
      let note = NotePart(title: request.text.importTooLarge(largest), isWrong: true)
      return try await page(request, text: "", note: note, status: .contentTooLarge)
    }
    do {
      let (read, name) = try await site.notice(in: form, request)
      var draft = read.draft
      if draft.title.trimmed.isEmpty { draft.title = name }
      draft.recognise(try await site.repositories.directory.people())
      let respond: @Sendable (Initiative) -> IdempotentResponse = {
        IdempotentResponse(status: 303, location: "/import/\($0.id)", body: "")
      }
      let answer = try await site.useCases.importNotice(
        draft, lines: read.lines, by: request.actor, key: form.key("POST /import"), respond: { initiative, _ in respond(initiative) })
      return answer.map { respond($0.initiative) }.redirect
    } catch let fault as NoticeFault {
      return try await page(request, text: form["text"] ?? "", note: NotePart(title: fault.sentence[request.language], isWrong: true))
    }
  }
}

extension Site {
  /// Reads the notice that is attached or pasted.
  /// - Returns: the notice, and a title to use if it has none: the name of the file.
  /// - Throws: `NoticeFault` if it cannot be read.
  func notice(in form: FormBody, _ request: PageRequest) async throws -> (read: ReadNotice, name: String) {
    let files = form.files.map(\.file).filter { !$0.bytes.isEmpty }
    let name = files.first.map { String($0.name.prefix { $0 != "." }) } ?? request.text.importUntitled
    let typed = NoticeFile(name: "", bytes: Array((form["text"] ?? "").utf8))
    return (try await notice(files.isEmpty ? [typed] : files.map(\.noticeFile)), name)
  }
}

extension FormBody.File {
  var noticeFile: NoticeFile { NoticeFile(name: name, bytes: bytes) }
}
