import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// A draft beside its notice: corrected, its doubts settled, compared with a changed notice, and started.
struct DraftPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("import/:id", use: site.visit { visit in try await page(visit, try await Standing(visit)) })
    router.post("import/:id", use: site.visit(change))
  }

  /// The draft as it stands: only its registrar finds it, and only until it is started.
  struct Standing {
    var initiative: Initiative
    var draft: Draft
    var version: Int

    init(_ visit: Visit) async throws {
      let (found, item) = try await visit.registry.initiative(try visit.context.parameters.require("id"), within: visit.scope)
      guard item.registrar == visit.visitor.person.id, let draft = found.draft,
        item.state == visit.site.workflows[Workflow.initiative]?.initial.id
      else { throw Refusal.notFound }
      (initiative, self.draft, version) = (found, draft, item.version)
    }
  }

  private func page(_ visit: Visit, _ standing: Standing, note: NotePart? = nil) async throws -> Response {
    let view = DraftView(
      visit: visit, initiative: standing.initiative, draft: standing.draft, version: standing.version,
      people: try await site.registry.people(), agencies: try await site.registry.agencies())
    let page = view.page(note: note)
    return visit.page({ page.write(to: &$0, in: visit.text) }, status: note == nil ? .ok : .unprocessableContent)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    do { return try await change(visit, form) } catch let refusal as Refusal {
      // What is no draft any more may have been started a moment ago, also while this was being read.
      guard case .notFound = refusal, let started = try await started(visit) else { throw refusal }
      return started
    }
  }

  private func change(_ visit: Visit, _ form: FormBody) async throws -> Response {
    var standing = try await Standing(visit)
    standing.version = form["version"].flatMap { Int($0) } ?? standing.version
    let address = "/import/\(standing.initiative.id)"
    do {
      if form["act"] == "discard" { return try await discard(visit, standing) }
      if form["act"] == "replace" { return try await replace(visit, form, standing, address) }
      standing.draft = DraftForm(form).corrected(standing.draft)
      if form["act"] == "again" { return try await compare(visit, form, &standing, address) }
      try await save(visit, &standing)
      if form["act"] == "start" {
        if let count = standing.draft.doubts?.count, count > 0 {
          return try await page(
            visit, standing,
            note: NotePart(
              title: visit.text.draftUnsettled(count), isWrong: true, links: [.init(word: visit.text.importDoubts, address: "#doubts")]))
        }
        let world = try await site.registry.world(of: standing.initiative.id, within: visit.scope)
        _ = try await site.start(world, visit.visitor, via: visit.via)
        return .seeOther("/initiatives/\(standing.initiative.id)/schedule")
      }
      return .seeOther("\(address)?done=\(visit.text.draftSaved.escapedForAddress)")
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      return try await page(visit, standing, note: NotePart(title: visit.text.sentence(refusal, in: visit.language), isWrong: true))
    } catch let fault as NoticeFault {
      return try await page(visit, standing, note: NotePart(title: fault.sentence[visit.language], isWrong: true))
    }
  }

  private func discard(_ visit: Visit, _ standing: Standing) async throws -> Response {
    _ = try await site.decide(on: standing.initiative.id, by: visit.visitor, via: visit.via, version: standing.version) {
      world, occasion throws(Refusal) in try world.move("discard", with: Form(), on: occasion)
    }
    return .seeOther("/import?done=\(visit.text.draftDiscarded.escapedForAddress)")
  }

  /// Pressed twice, or corrected in a second window after the start: what runs is shown, with what became of the press.
  private func started(_ visit: Visit) async throws -> Response? {
    let (initiative, item) = try await visit.registry.initiative(try visit.context.parameters.require("id"), within: visit.scope)
    guard item.registrar == visit.visitor.person.id, initiative.draft != nil, item.state != site.workflows[Workflow.initiative]?.initial.id
    else { return nil }
    return .seeOther("/initiatives/\(initiative.id)/schedule?done=\(visit.text.draftStarted.escapedForAddress)")
  }

  private func save(_ visit: Visit, _ standing: inout Standing) async throws {
    var initiative = standing.initiative
    initiative.take(standing.draft, today: visit.today)
    let decided = try await site.decide(on: initiative.id, by: visit.visitor, via: visit.via, version: standing.version) {
      world, occasion throws(Refusal) in try world.redraft(initiative, on: occasion)
    }
    standing.initiative = initiative
    if case .done(let world) = decided { standing.version = world.item.version }
  }

  private func compare(_ visit: Visit, _ form: FormBody, _ standing: inout Standing, _ address: String) async throws -> Response {
    var (read, _) = try await site.notice(in: form, visit)
    if read.draft.title.trimmed.isEmpty { read.draft.title = standing.draft.title }
    try await save(visit, &standing)
    let old = ReadNotice(lines: standing.initiative.notice, draft: standing.draft)
    let changes = ChangesView(text: visit.text, difference: DraftDifference(from: old, to: read))
    let page = DraftChangesPage(
      frame: visit.frame(visit.text.draftChanges, .initiatives), csrf: visit.csrf, action: address, version: standing.version,
      title: standing.draft.title, rows: changes.rows, more: changes.more,
      notice: String(decoding: try JSONEncoder().encode(read), as: UTF8.self))
    return visit.page { page.write(to: &$0, in: visit.text) }
  }

  private func replace(_ visit: Visit, _ form: FormBody, _ standing: Standing, _ address: String) async throws -> Response {
    guard let read = try? JSONDecoder().decode(ReadNotice.self, from: Data((form["notice"] ?? "").utf8)) else {
      throw visit.context.bad("notice")
    }
    var standing = standing
    (standing.draft, standing.initiative.notice) = (read.draft, read.lines)
    standing.draft.recognise(try await site.registry.people())
    try await save(visit, &standing)
    return .seeOther("\(address)?done=\(visit.text.draftSaved.escapedForAddress)")
  }
}
