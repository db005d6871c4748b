import Application
import Domain
import HTTPTypes
import Hummingbird
import Web

/// A new item of any kind, and the correction of one that is there.
struct FormPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("items/new", use: site.page { request in try await fresh(request, nil, nil) })
    router.post("items", use: site.page(register))
    router.get("items") { _, _ in Response.seeOther("/initiatives") }
    router.get("items/:id/edit", use: site.page { request in try await edit(request, nil, nil) })
    router.post("items/:id/edit", use: site.page(correct))
  }

  private func fresh(_ request: PageRequest, _ typed: FormBody?, _ refusal: Refusal?) async throws -> Response {
    func value(_ name: String) -> String? { typed?[name] ?? request.query(name) }
    guard let kind = value("kind"), let workflow = site.workflows.registered(kind), let key = value("initiative") else {
      throw Refusal.notFound
    }
    let (initiative, _) = try await site.repositories.initiatives.initiative(key, within: request.scope)
    let roster = try await site.repositories.initiatives.roster(of: initiative.id)
    let faults = refusal.map { request.faults($0, workflow) } ?? [:]
    let who: [Need] = kind == Workflow.ledger ? [.lead] : [.lead, .assisting, .limit]
    // A part begins with its whole's lead, as the link to this page says.
    let typed = typed ?? FormBody(urlEncoded: request.http.uri.query ?? "")
    let part = { (needs: [Need]) in
      needs.map { need in
        request.control(
          need, of: workflow, nil, roster, isRequired: need == .title || required(need, workflow), typed: typed, faults: faults)
      }
    }
    let fields = part(
      [.title]
        + site.workflows.registrable(in: workflow).map { .field($0.id) })
    let responsible = part(who)
    let text = request.text
    let title = value("parent") == nil || kind != Workflow.task ? text.itemFormNew(workflow.name[request.language]) : text.itemAddPart
    let page = ItemFormPage(
      frame: request.frame(title, .initiatives),
      head: HeadPart(
        crumbs: [LinkPart(word: initiative.title, address: "/initiatives/\(initiative.id)/schedule")],
        title: title),
      refusal: note(fields + responsible, refusal, request), action: "/items", csrf: request.csrf, key: request.key(),
      hiddenInputs: [HiddenInputPart(name: "kind", value: kind), HiddenInputPart(name: "initiative", value: initiative.id.text)]
        + (value("parent").map { [HiddenInputPart(name: "parent", value: $0)] } ?? []),
      parts: [.init(title: text.itemFormContent, fields: fields), .init(title: text.itemParties, fields: responsible)],
      button: text.itemFormRegister,
      back: value("parent").map { "/items/\($0)" } ?? "/initiatives/\(initiative.id)/\(kind == Workflow.ledger ? "ledger" : "schedule")")
    return request.page({ page.write(to: &$0, in: text) }, status: refusal.map { .init(code: Problem.status(of: $0)) } ?? .ok)
  }

  private func required(_ need: Need, _ workflow: Workflow) -> Bool {
    if case .field(let id) = need, workflow.field(id)?.isRequired == true { return true }
    return workflow.registration.needs.contains(need)
  }

  private func note(_ fields: [FieldPart], _ refusal: Refusal?, _ request: PageRequest) -> NotePart? {
    NotePart(refused: fields, in: request.text)
      ?? refusal.map { NotePart(title: request.text.sentence($0, in: request.language), isWrong: true) }
  }

  @Sendable private func register(_ request: PageRequest) async throws -> Response {
    let form = try await request.form()
    guard let kind = form["kind"], site.workflows.registered(kind) != nil, let initiative = form["initiative"] else {
      throw Refusal.notFound
    }
    do {
      let done = request.text.streamRegister.escapedForAddress
      let respond: @Sendable (ItemContext) -> IdempotentResponse = {
        IdempotentResponse(status: 303, location: "/items/\($0.item.id)?done=\(done)", body: "")
      }
      let answer = try await site.useCases.registerItem(
        RegisterItem.Request(
          kind, in: initiative, under: form["parent"].map { Item.ID($0) }, with: request.inputs(form), by: request.actor,
          key: form.key("POST /items")), respond: respond)
      return answer.map(respond).redirect
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      return try await fresh(request, form, refusal)
    }
  }

  private func edit(_ request: PageRequest, _ typed: FormBody?, _ refusal: Refusal?) async throws -> Response {
    let itemContext = try await site.repositories.items.context(of: try request.id(), within: request.scope)
    // Whoever may not correct it is told so before they write.
    if typed == nil { try itemContext.permitEdit(on: request.action) }
    let workflow = try itemContext.workflow(of: itemContext.item)
    let faults = refusal.map { request.faults($0, workflow) } ?? [:]
    let closed = itemContext.item.closedFields(to: request.scope, of: workflow)
    let fieldsToCorrect = itemContext.correctable(by: request.user.person.id).filter { $0.kind != .file && !closed.contains($0.id) }
    let needs: [Need] = [.title] + fieldsToCorrect.map { .field($0.id) }
    let fields = needs.map { need in
      request.control(need, of: workflow, itemContext.item, itemContext.roster, isRequired: need == .title, typed: typed, faults: faults)
    }
    let text = request.text
    let meanwhile = try await refusal.asyncMap { refusal in try await request.changesMeanwhile(to: itemContext, seen: typed, refusal) }
    let page = ItemFormPage(
      frame: request.frame(text.itemEdit, .initiatives),
      head: HeadPart(crumbs: [LinkPart(word: itemContext.item.title, address: "/items/\(itemContext.item.id)")], title: text.itemEdit),
      refusal: (meanwhile ?? nil) ?? note(fields, refusal, request), action: "/items/\(itemContext.item.id)/edit", csrf: request.csrf,
      key: request.key(),
      hiddenInputs: [HiddenInputPart(name: "version", value: String(itemContext.item.version))], parts: [.init(fields: fields)],
      button: text.wordSave,
      back: "/items/\(itemContext.item.id)")
    return request.page({ page.write(to: &$0, in: text) }, status: refusal.map { .init(code: Problem.status(of: $0)) } ?? .ok)
  }

  @Sendable private func correct(_ request: PageRequest) async throws -> Response {
    let form = try await request.form()
    let id = try request.id()
    do {
      let address = "/items/\(id)?done=\(request.text.streamEdit.escapedForAddress)"
      let respond: @Sendable (ItemContext) -> IdempotentResponse = { _ in IdempotentResponse(status: 303, location: address, body: "") }
      let answer = try await site.useCases.correctItem(
        id, version: form.version, with: request.inputs(form, keepsEmpty: true), by: request.actor, key: form.key("POST /items/\(id)/edit"),
        respond: respond)
      return answer.map(respond).redirect
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      return try await edit(request, form, refusal)
    }
  }
}
