import Domain
import HTTPTypes
import Hummingbird
import Web

/// A new item of any kind, and the correction of one that is there.
struct FormPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("items/new", use: site.visit { visit in try await fresh(visit, nil, nil) })
    router.post("items", use: site.visit(register))
    router.get("items") { _, _ in Response.seeOther("/initiatives") }
    router.get("items/:id/edit", use: site.visit { visit in try await edit(visit, nil, nil) })
    router.post("items/:id/edit", use: site.visit(correct))
  }

  private func fresh(_ visit: Visit, _ typed: FormBody?, _ refusal: Refusal?) async throws -> Response {
    func value(_ name: String) -> String? { typed?[name] ?? visit.query(name) }
    guard let kind = value("kind"), let workflow = site.workflows.registered(kind), let key = value("initiative") else {
      throw Refusal.notFound
    }
    let (initiative, _) = try await site.registry.initiative(key, within: visit.scope)
    let roster = try await site.registry.roster(of: initiative.id)
    let faults = refusal.map { visit.faults($0, workflow) } ?? [:]
    let who: [Need] = kind == Workflow.ledger ? [.lead] : [.lead, .assisting, .limit]
    // A part begins with its whole's lead, as the link to this page says.
    let typed = typed ?? FormBody(urlEncoded: visit.request.uri.query ?? "")
    let part = { (needs: [Need]) in
      needs.map { need in
        visit.control(need, of: workflow, nil, roster, isRequired: need == .title || required(need, workflow), typed: typed, faults: faults)
      }
    }
    let fields = part(
      [.title]
        + workflow.fields.filter { !Self.later.contains($0.id) }.map { .field($0.id) })
    let responsible = part(who)
    let text = visit.text
    let title = value("parent") == nil || kind != Workflow.task ? text.itemFormNew(workflow.name[visit.language]) : text.itemAddPart
    let page = ItemFormPage(
      frame: visit.frame(title, .initiatives),
      head: HeadPart(
        crumbs: [LinkPart(word: initiative.title, address: "/initiatives/\(initiative.id)/schedule")],
        title: title),
      refusal: note(fields + responsible, refusal, visit), action: "/items", csrf: visit.csrf, key: visit.key(),
      hiddenInputs: [HiddenInputPart(name: "kind", value: kind), HiddenInputPart(name: "initiative", value: initiative.id.text)]
        + (value("parent").map { [HiddenInputPart(name: "parent", value: $0)] } ?? []),
      parts: [.init(title: text.itemFormContent, fields: fields), .init(title: text.itemParties, fields: responsible)],
      button: text.itemFormRegister,
      back: value("parent").map { "/items/\($0)" } ?? "/initiatives/\(initiative.id)/\(kind == Workflow.ledger ? "ledger" : "schedule")")
    return visit.page({ page.write(to: &$0, in: text) }, status: refusal.map { .init(code: Problem.status(of: $0)) } ?? .ok)
  }

  /// What only later steps fill in.
  private static let later = [
    "result", "resolution", "evidence", "reply", "satisfaction", "told", "report", "way", "into", "resolved",
  ]

  private func required(_ need: Need, _ workflow: Workflow) -> Bool {
    if case .field(let id) = need, workflow.field(id)?.isRequired == true { return true }
    return workflow.registration.needs.contains(need)
  }

  private func note(_ fields: [FieldPart], _ refusal: Refusal?, _ visit: Visit) -> NotePart? {
    NotePart(refused: fields, in: visit.text) ?? refusal.map { NotePart(title: visit.text.sentence($0, in: visit.language), isWrong: true) }
  }

  @Sendable private func register(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    guard let kind = form["kind"], let workflow = site.workflows.registered(kind), let initiative = form["initiative"] else {
      throw Refusal.notFound
    }
    do {
      let (found, _) = try await site.registry.initiative(initiative, within: visit.scope)
      let roster = try await site.registry.roster(of: found.id)
      let (inputs, uploads) = try await visit.inputs(form, workflow)
      let read = try FormReader(workflow: workflow, roster: roster, uploads: uploads).form(inputs)
      let once = form["key"].map { key in
        Once(
          person: visit.visitor.person.id, path: "POST /items", key: key, digest: Secrets.digest(form.fingerprint),
          answer: { StoredAnswer(status: 303, location: "/items/\($0[0].id)", body: "") })
      }
      let occasion = visit.occasion
      let decided = try await site.register(in: found.id, under: form["parent"].map { Item.ID($0) }, by: visit.visitor, once: once) {
        place throws(Refusal) in try place.register(kind, with: read, on: occasion)
      }
      switch decided {
      case .done(let world): return .seeOther("/items/\(world.item.id)?done=\(visit.text.streamRegister.escapedForAddress)")
      case .answered(let stored): return .seeOther(stored.location ?? "/")
      }
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      return try await fresh(visit, form, refusal)
    }
  }

  private func edit(_ visit: Visit, _ typed: FormBody?, _ refusal: Refusal?) async throws -> Response {
    let world = try await site.registry.world(of: try visit.id(), within: visit.scope)
    // Whoever may not correct it is told so before they write.
    if typed == nil { _ = try world.edit(Form(title: world.item.title + " "), on: visit.occasion) }
    let workflow = try world.workflow(of: world.item)
    let faults = refusal.map { visit.faults($0, workflow) } ?? [:]
    let isFresh = world.item.state == workflow.initial.id && world.item.registrar == visit.visitor.person.id
    let kept = site.workflows.sealed(in: workflow).union(isFresh ? [] : site.workflows.ruled(in: workflow))
      .union(world.item.closedFields(to: visit.scope, of: workflow))
    let needs: [Need] = [.title] + workflow.fields.filter { $0.kind != .file && !kept.contains($0.id) }.map { .field($0.id) }
    let fields = needs.map { need in
      visit.control(need, of: workflow, world.item, world.roster, isRequired: need == .title, typed: typed, faults: faults)
    }
    let text = visit.text
    let page = ItemFormPage(
      frame: visit.frame(text.itemEdit, .initiatives),
      head: HeadPart(crumbs: [LinkPart(word: world.item.title, address: "/items/\(world.item.id)")], title: text.itemEdit),
      refusal: note(fields, refusal, visit), action: "/items/\(world.item.id)/edit", csrf: visit.csrf, key: visit.key(),
      hiddenInputs: [HiddenInputPart(name: "version", value: String(world.item.version))], parts: [.init(fields: fields)],
      button: text.wordSave,
      back: "/items/\(world.item.id)")
    return visit.page({ page.write(to: &$0, in: text) }, status: refusal.map { .init(code: Problem.status(of: $0)) } ?? .ok)
  }

  @Sendable private func correct(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let id = try visit.id()
    do {
      let world = try await site.registry.world(of: id, within: visit.scope)
      let workflow = try world.workflow(of: world.item)
      let (inputs, uploads) = try await visit.inputs(form, workflow)
      let read = try FormReader(workflow: workflow, roster: world.roster, uploads: uploads).form(
        inputs.filter { !["lead", "assisting", "limit"].contains($0.key) })
      _ = try await site.decide(on: id, by: visit.visitor, via: visit.via, version: form["version"].flatMap { Int($0) }) {
        world, occasion throws(Refusal) in try world.edit(read, on: occasion)
      }
      return .seeOther("/items/\(id)?done=\(visit.text.streamEdit.escapedForAddress)")
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      return try await edit(visit, form, refusal)
    }
  }
}
