import Application
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// The page of a draft beside its notice: corrects it, settles doubts, compares it with a changed notice, starts it.
struct DraftPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("import/:id", use: site.page { request in try await page(request, try await DraftState(request)) })
    router.post("import/:id", use: site.page(change))
  }

  /// The stored draft and its version. Only its registrar finds it, and only until it is started.
  struct DraftState {
    var initiative: Initiative
    var draft: Draft
    var version: Int

    init(_ request: PageRequest) async throws {
      let (found, item) = try await request.repositories.initiatives.initiative(
        try request.context.parameters.require("id"), within: request.scope)
      guard item.registrar == request.user.person.id, let draft = found.draft,
        item.state == request.site.workflows[Workflow.initiative]?.initial.id
      else { throw Refusal.notFound }
      (initiative, self.draft, version) = (found, draft, item.version)
    }
  }

  private func page(
    _ request: PageRequest, _ state: DraftState, note: NotePart? = nil, status: HTTPResponse.Status = .unprocessableContent
  ) async throws -> Response {
    let view = DraftView(
      request: request, initiative: state.initiative, draft: state.draft, version: state.version,
      people: try await site.repositories.directory.people(), agencies: try await site.repositories.directory.agencies())
    let page = view.page(note: note)
    return request.page({ page.write(to: &$0, in: request.text) }, status: note == nil ? .ok : status)
  }

  @Sendable private func change(_ request: PageRequest) async throws -> Response {
    let form = try await request.form()
    do { return try await change(request, form) } catch let refusal as Refusal {
      // The draft may have been started by another request in the meantime.
      guard case .notFound = refusal, let started = try await started(request) else { throw refusal }
      return started
    }
  }

  private func change(_ request: PageRequest, _ form: FormBody) async throws -> Response {
    let key = form.key("POST /import/\(try request.context.parameters.require("id"))")
    if let stored = try await site.useCases.stored(key, of: request.actor) { return .seeOther(stored.location ?? "/import") }
    var state = try await DraftState(request)
    state.version = form.version ?? state.version
    let address = "/import/\(state.initiative.id)"
    do {
      if form["act"] == "discard" { return try await discard(request, state, key) }
      if form["act"] == "replace" { return try await replace(request, form, state, address, key) }
      state.draft = DraftForm(form).corrected(state.draft)
      if form["act"] == "again" { return try await compare(request, form, &state, address) }
      if form["act"] == "start" {
        if let count = state.draft.doubts?.count, count > 0 {
          try await save(request, &state)
          return try await page(
            request, state,
            note: NotePart(
              title: request.text.draftUnsettled(count), isWrong: true, links: [.init(word: request.text.importDoubts, address: "#doubts")])
          )
        }
        return try await start(request, state, key)
      }
      return try await save(request, &state, key, to: "\(address)?done=\(request.text.draftSaved.escapedForAddress)")
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      if let started = try await started(request) { return started }
      let itemContext = try await site.repositories.items.context(of: state.initiative.id, within: request.scope)
      let note =
        try await request.changesMeanwhile(to: itemContext, seen: form, refusal)
        ?? NotePart(title: request.text.sentence(refusal, in: request.language), isWrong: true)
      state.version = itemContext.item.version
      return try await page(request, state, note: note, status: HTTPResponse.Status(code: Problem.status(of: refusal)))
    } catch let fault as NoticeFault {
      return try await page(request, state, note: NotePart(title: fault.sentence[request.language], isWrong: true))
    }
  }

  private func discard(_ request: PageRequest, _ state: DraftState, _ key: RequestKey?) async throws -> Response {
    let target = MoveRequest.Target(item: state.initiative.id, version: state.version)
    return try await move("discard", target, key, to: "/import?done=\(request.text.draftDiscarded.escapedForAddress)", request)
  }

  /// Starts the draft as corrected on the page, in one commit.
  private func start(_ request: PageRequest, _ state: DraftState, _ key: RequestKey?) async throws -> Response {
    var initiative = state.initiative
    initiative.take(state.draft, today: request.today)
    let target = MoveRequest.Target(item: initiative.id, version: state.version, draft: initiative)
    return try await move("start", target, key, to: "/initiatives/\(initiative.id)/schedule", request)
  }

  private func move(
    _ name: Move.Name, _ target: MoveRequest.Target, _ key: RequestKey?, to address: String, _ request: PageRequest
  ) async throws -> Response {
    let answer = try await site.useCases.makeMove.one(
      MoveRequest(name, on: [target], by: request.actor, key: key),
      respond: { _ in IdempotentResponse(status: 303, location: address, body: "") })
    return answer.map { _ in IdempotentResponse(status: 303, location: address, body: "") }.redirect
  }

  /// The response if the draft has been started, by a double click or from a second window: leads to the running
  /// initiative. Nil if it has not.
  private func started(_ request: PageRequest) async throws -> Response? {
    let (initiative, item) = try await request.repositories.initiatives.initiative(
      try request.context.parameters.require("id"), within: request.scope)
    guard item.registrar == request.user.person.id, initiative.draft != nil, item.state != site.workflows[Workflow.initiative]?.initial.id
    else { return nil }
    return .seeOther("/initiatives/\(initiative.id)/schedule?done=\(request.text.draftStarted.escapedForAddress)")
  }

  /// Stores the corrected draft and updates the version.
  /// - Parameter address: Where the response under `key` leads.
  @discardableResult
  private func save(
    _ request: PageRequest, _ state: inout DraftState, _ key: RequestKey? = nil, to address: String = "/import"
  ) async throws -> Response {
    var initiative = state.initiative
    initiative.take(state.draft, today: request.today)
    let saved = try await site.useCases.correctDraft(
      initiative, version: state.version, by: request.actor, key: key,
      respond: { _ in IdempotentResponse(status: 303, location: address, body: "") })
    state.initiative = initiative
    if case .fresh(let itemContext) = saved { state.version = itemContext.item.version }
    return saved.map { _ in IdempotentResponse(status: 303, location: address, body: "") }.redirect
  }

  /// Saves the draft, reads a changed notice, and shows the differences before anything is replaced.
  private func compare(_ request: PageRequest, _ form: FormBody, _ state: inout DraftState, _ address: String) async throws -> Response {
    var (read, _) = try await site.notice(in: form, request)
    if read.draft.title.trimmed.isEmpty { read.draft.title = state.draft.title }
    try await save(request, &state)
    let old = ReadNotice(lines: state.initiative.notice, draft: state.draft)
    let changes = ChangesView(text: request.text, difference: DraftDifference(from: old, to: read))
    let page = DraftChangesPage(
      frame: request.frame(request.text.draftChanges, .initiatives), csrf: request.csrf, key: request.key(), action: address,
      version: state.version,
      title: state.draft.title, rows: changes.rows, more: changes.more,
      notice: String(decoding: try JSONEncoder().encode(read), as: UTF8.self))
    return request.page { page.write(to: &$0, in: request.text) }
  }

  /// Replaces the draft and its notice with the one read before.
  private func replace(
    _ request: PageRequest, _ form: FormBody, _ state: DraftState, _ address: String, _ key: RequestKey?
  ) async throws -> Response {
    guard let read = try? JSONDecoder().decode(ReadNotice.self, from: Data((form["notice"] ?? "").utf8)) else {
      throw request.context.bad("notice")
    }
    var state = state
    (state.draft, state.initiative.notice) = (read.draft, read.lines)
    state.draft.recognise(try await site.repositories.directory.people())
    return try await save(request, &state, key, to: "\(address)?done=\(request.text.draftSaved.escapedForAddress)")
  }
}
