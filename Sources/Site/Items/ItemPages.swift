import Application
import Domain
import HTTPTypes
import Hummingbird
import Web

/// The page of an item: shows it, makes moves, adds notes, reveals masked fields, and serves files.
struct ItemPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("items/:id", use: site.page { try await show($0, try $0.id()) })
    router.post("items/:id/moves", use: site.page(move))
    router.post("items/:id/notes", use: site.page(note))
    // A refused form is shown at the address it was posted to; reloading that address shows the item.
    for posted in ["moves", "notes"] {
      router.get(RouterPath("items/:id/\(posted)")) { _, context in Response.seeOther("/items/\(try context.parameters.require("id"))") }
    }
    router.get("items/:id/reveal", use: site.page { try await reveal($0, nil) })
    router.post("items/:id/reveal", use: site.page { request in try await reveal(request, try await request.form()) })
    router.get("uploads/:id", use: site.page(file))
  }

  /// A refused form: shown again with the input and the errors. `move` is empty for a note.
  struct Tried: Sendable {
    var move: String
    var form: FormBody
    var refusal: Refusal
  }

  func show(_ request: PageRequest, _ id: Item.ID, tried: Tried? = nil) async throws -> Response {
    let itemContext = try await site.repositories.items.context(of: id, within: request.scope)
    let view = try await ItemView(request: request, itemContext: itemContext, tried: tried)
    let status = tried.map { HTTPResponse.Status(code: Problem.status(of: $0.refusal)) } ?? .ok
    return request.page({ view.page.write(to: &$0, in: request.text) }, status: status)
  }

  @Sendable private func move(_ request: PageRequest) async throws -> Response {
    let form = try await request.form()
    let id = try request.id()
    let name = try await request.moveName(in: form, on: id)
    do {
      let target = MoveRequest.Target(item: id, version: form.version, inputs: request.inputs(form))
      let back = form["back"].flatMap { $0.hasPrefix("/") && !$0.hasPrefix("//") ? $0 : nil }
      let language = request.language
      let respond: @Sendable (ItemContext) -> IdempotentResponse = { itemContext in
        IdempotentResponse(status: 303, location: Self.address(after: name, on: itemContext, back: back, in: language), body: "")
      }
      let answer = try await site.useCases.makeMove.one(
        MoveRequest(name, on: [target], by: request.actor, key: form.key("POST /items/\(id)/moves")), respond: respond)
      return answer.map(respond).redirect
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      return try await show(request, id, tried: Tried(move: name, form: form, refusal: refusal))
    }
  }

  /// Where a move leads: back to the page it was made from, with what was done; a started initiative shows its schedule.
  private static func address(after name: Move.Name, on itemContext: ItemContext, back: String?, in language: Language) -> String {
    let item = itemContext.item
    if item.kind == Workflow.initiative, name == "start" { return "/initiatives/\(item.id)/schedule" }
    let back = back ?? "/items/\(item.id)"
    let title = (try? itemContext.workflow(of: item))?.moves.first { $0.name == name }?.title[language] ?? name
    return back + (back.contains("?") ? "&" : "?") + "done=" + title.escapedForAddress
  }

  @Sendable private func note(_ request: PageRequest) async throws -> Response {
    let form = try await request.form()
    let id = try request.id()
    let files = form.files.map { site.attachment($0.file, to: $0.name, by: request.user) }
    let typed = form["words"]?.trimmed ?? ""
    let address = "/items/\(id)?done=\(request.text.itemNote.escapedForAddress)#stream"
    do {
      let answer = try await site.useCases.writeNote(
        typed.isEmpty && !files.isEmpty ? request.text.itemNoteFiles : typed, attachments: files, on: id, by: request.actor,
        key: form.key("POST /items/\(id)/notes"), respond: { _ in IdempotentResponse(status: 303, location: address, body: "") })
      return answer.map { _ in IdempotentResponse(status: 303, location: address, body: "") }.redirect
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      return try await show(request, id, tried: Tried(move: "", form: form, refusal: refusal))
    }
  }

  /// Shows masked fields in full after a reason is recorded in the history.
  private func reveal(_ request: PageRequest, _ form: FormBody?) async throws -> Response {
    let id = try request.id()
    let itemContext = try await site.repositories.items.context(of: id, within: request.scope)
    let workflow = try itemContext.workflow(of: itemContext.item)
    let shown = itemContext.item.shown(to: request.scope, of: workflow)
    let masked = workflow.fields.filter { $0.isMasked && shown.fields[$0.id] != nil }
    let wanted = request.query("field") ?? form?["field"]
    guard let field = masked.first(where: { $0.id == wanted }) ?? masked.first else { throw Refusal.notFound }
    var whole: String?
    var wrong: String?
    if let form {
      do {
        _ = try await site.useCases.revealFields(
          of: id, for: form["reason"]?.trimmed ?? "", by: request.actor, key: form.key("POST /items/\(id)/reveal"),
          respond: { _ in IdempotentResponse(status: 200, location: nil, body: "") })
        whole = itemContext.item.fields[field.id]?.text
      } catch let refusal as Refusal where Problem.status(of: refusal) == 422 {
        wrong = request.text.faults(refusal).first?.sentence ?? request.text.sentence(refusal, in: request.language)
      }
    }
    let text = request.text
    let reason = FieldPart(
      name: "reason", label: text.revealReason, kind: .paragraph, value: form?["reason"] ?? "", isRequired: true, hint: text.revealHint,
      wrong: wrong)
    let page = RevealPage(
      frame: request.frame(text.revealTitle, nil),
      head: HeadPart(crumbs: [LinkPart(word: itemContext.item.title, address: "/items/\(id)")], title: text.revealTitle),
      refusal: NotePart(refused: [reason], in: text), action: "/items/\(id)/reveal?field=\(field.id)", csrf: request.csrf,
      key: request.key(),
      term: field.name[request.language], masked: itemContext.item.fields[field.id]?.text?.masked ?? "", reason: reason, shown: whole,
      back: "/items/\(id)")
    return request.page({ page.write(to: &$0, in: text) }, status: wrong == nil ? .ok : .unprocessableContent)
  }

  /// Serves a file to users who may see an item it belongs to. Sent as a download, so that the browser runs nothing in
  /// it.
  @Sendable private func file(_ request: PageRequest) async throws -> Response {
    let id = try request.context.parameters.require("id")
    guard let upload = try await site.repositories.uploads.uploads([id]).first,
      try await site.repositories.uploads.maySee(id, within: request.scope)
    else {
      throw Refusal.notFound
    }
    var response = Response.of(try await site.repositories.uploads.bytes(of: upload), type: "application/octet-stream")
    response.headers[.contentDisposition] = "attachment; filename*=UTF-8''\(upload.name.escapedForAddress)"
    return response
  }
}

extension Answer where Result == IdempotentResponse {
  /// The redirect to the page that shows what was done, now or when the form was first sent.
  var redirect: Response {
    switch self {
    case .fresh(let response), .stored(let response): .seeOther(response.location ?? "/")
    }
  }
}

extension String {
  /// Percent-encoded for use as one value in an address.
  var escapedForAddress: String {
    utf8.map { byte in
      switch byte {
      case 48...57, 65...90, 97...122, 45, 46, 95: String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
