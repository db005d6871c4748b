import Domain
import HTTPTypes
import Hummingbird
import Web

/// One item: looking at it, moving it, writing beside it, and its files.
struct ItemPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("items/:id", use: site.visit { try await show($0, try $0.id()) })
    router.post("items/:id/moves", use: site.visit(move))
    router.post("items/:id/notes", use: site.visit(note))
    // A refused form stands at the address that it was posted to; to come back there is to look at the item.
    for posted in ["moves", "notes"] {
      router.get(RouterPath("items/:id/\(posted)")) { _, context in Response.seeOther("/items/\(try context.parameters.require("id"))") }
    }
    router.get("items/:id/reveal", use: site.visit { try await reveal($0, nil) })
    router.post("items/:id/reveal", use: site.visit { visit in try await reveal(visit, try await visit.form()) })
    router.get("uploads/:id", use: site.visit(file))
  }

  /// What was tried and refused: shown again with what was typed and what was wrong.
  struct Tried: Sendable {
    var move: String
    var form: FormBody
    var refusal: Refusal
  }

  private func show(_ visit: Visit, _ id: Item.ID, tried: Tried? = nil) async throws -> Response {
    let world = try await site.registry.world(of: id, within: visit.scope)
    let view = try await ItemView(visit: visit, world: world, tried: tried)
    let status = tried.map { HTTPResponse.Status(code: Problem.status(of: $0.refusal)) } ?? .ok
    return visit.page({ view.page.write(to: &$0, in: visit.text) }, status: status)
  }

  @Sendable private func move(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let id = try visit.id()
    guard let name = form["move"] else { throw visit.context.bad("move") }
    let world = try await site.registry.world(of: id, within: visit.scope)
    // A start brings the whole plan to life, not the state alone.
    if world.item.kind == Workflow.initiative, name == "start" {
      _ = try await site.start(world, visit.visitor, via: visit.via)
      return .seeOther("/initiatives/\(id)/schedule")
    }
    let workflow = try world.workflow(of: world.item)
    let back = form["back"].flatMap { $0.hasPrefix("/") && !$0.hasPrefix("//") ? $0 : nil } ?? "/items/\(id)"
    let title = workflow.moves.first { $0.name == name }?.title[visit.language] ?? name
    let address = back + (back.contains("?") ? "&" : "?") + "done=" + title.escapedForAddress
    do {
      let once = form["key"].map { key in
        Once(
          person: visit.visitor.person.id, path: "POST /items/\(id)/moves", key: key, digest: Secrets.digest(name + form.fingerprint),
          answer: { _ in StoredAnswer(status: 303, location: address, body: "") })
      }
      let move = workflow.move(name, from: world.item.state)
      let (inputs, uploads) = try await visit.inputs(form, workflow, only: move.map { $0.needs + $0.asks + [.reason] })
      let read = try FormReader(workflow: workflow, roster: world.roster, uploads: uploads).form(inputs)
      if let version = form["version"].flatMap({ Int($0) }), version != world.item.version,
        once == nil || workflow.move(name, from: world.item.state) == nil
      {
        throw Refusal.stale(version: world.item.version, by: nil)
      }
      let main = try await site.main(for: name, with: read, in: world, by: visit.visitor)
      // A form sent twice finds its answer before it is decided on.
      _ = try await site.decide(on: id, by: visit.visitor, via: visit.via, once: once, attempt: name, seen: once == nil ? world : nil) {
        world, occasion throws(Refusal) in
        try world.move(name, with: read, into: main, on: occasion)
      }
      return .seeOther(address)
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      return try await show(visit, id, tried: Tried(move: name, form: form, refusal: refusal))
    }
  }

  @Sendable private func note(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let id = try visit.id()
    var words = form["words"]?.trimmed ?? ""
    var files: [String] = []
    for file in form.files { files.append(try await site.keep(file.file, by: visit.visitor).id) }
    if words.isEmpty, !files.isEmpty { words = visit.text.itemNoteFiles }
    let note = words
    let kept = files
    do {
      _ = try await site.decide(on: id, by: visit.visitor, via: visit.via) { world, occasion throws(Refusal) in
        try world.note(note, files: kept, on: occasion)
      }
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      return try await show(visit, id, tried: Tried(move: "", form: form, refusal: refusal))
    }
    return .seeOther("/items/\(id)?done=\(visit.text.itemNote.escapedForAddress)#stream")
  }

  private func reveal(_ visit: Visit, _ form: FormBody?) async throws -> Response {
    let id = try visit.id()
    let world = try await site.registry.world(of: id, within: visit.scope)
    let workflow = try world.workflow(of: world.item)
    let shown = world.item.shown(to: visit.scope, of: workflow)
    let masked = workflow.fields.filter { $0.isMasked && shown.fields[$0.id] != nil }
    let wanted = visit.query("field") ?? form?["field"]
    guard let field = masked.first(where: { $0.id == wanted }) ?? masked.first else { throw Refusal.notFound }
    var whole: String?
    var wrong: String?
    if let form {
      do {
        _ = try await site.decide(on: id, by: visit.visitor, via: visit.via) { world, occasion throws(Refusal) in
          try world.reveal(for: form["reason"]?.trimmed ?? "", on: occasion)
        }
        whole = world.item.fields[field.id]?.text
      } catch let refusal as Refusal {
        wrong = visit.text.faults(refusal).first?.sentence ?? visit.text.sentence(refusal, in: visit.language)
      }
    }
    let text = visit.text
    let reason = FieldPart(
      name: "reason", label: text.revealReason, kind: .paragraph, value: form?["reason"] ?? "", isRequired: true, hint: text.revealHint,
      wrong: wrong)
    let page = RevealPage(
      frame: visit.frame(text.revealTitle, nil),
      head: HeadPart(crumbs: [LinkPart(word: world.item.title, address: "/items/\(id)")], title: text.revealTitle),
      refusal: NotePart(refused: [reason], in: text), action: "/items/\(id)/reveal?field=\(field.id)", csrf: visit.csrf,
      term: field.name[visit.language], masked: world.item.fields[field.id]?.text?.masked ?? "", reason: reason, shown: whole,
      back: "/items/\(id)")
    return visit.page({ page.write(to: &$0, in: text) }, status: wrong == nil ? .ok : .unprocessableContent)
  }

  /// A file, to whoever may see an item that it belongs to; kept apart from pages so that nothing in it runs.
  @Sendable private func file(_ visit: Visit) async throws -> Response {
    let id = try visit.context.parameters.require("id")
    guard let upload = try await site.registry.uploads([id]).first, try await site.registry.maySee(id, within: visit.scope) else {
      throw Refusal.notFound
    }
    var response = Response.of(try await site.registry.bytes(of: upload), type: "application/octet-stream")
    response.headers[.contentDisposition] = "attachment; filename*=UTF-8''\(upload.name.escapedForAddress)"
    return response
  }
}

extension FormBody {
  /// All that was typed, for telling one request from another under the same key.
  var fingerprint: String {
    values.filter { $0.name != "csrf" && $0.name != "key" }.map { "\($0.name)=\($0.value)" }.joined(separator: "\n") + "\(files.count)"
  }
}

extension String {
  /// Percent-encoded, so that it may stand as one value in an address.
  var escapedForAddress: String {
    utf8.map { byte in
      switch byte {
      case 48...57, 65...90, 97...122, 45, 46, 95: String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
