import Application
import Domain
import HTTPTypes
import Hummingbird
import Web

/// Registers rows pasted from a spreadsheet: shows a preview first, then registers all rows in one transaction. If rows
/// are invalid, the user may register the valid ones alone. With `?parent=` the rows become parts of that item.
struct PastePages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("initiatives/:id/ledger/paste", use: site.page { request in try await page(request, text: "", note: nil, preview: nil) })
    router.post("initiatives/:id/ledger/paste", use: site.page(look))
    router.get(
      "initiatives/:id/kinds/:kind/paste", use: site.page { request in try await page(request, text: "", note: nil, preview: nil) })
    router.post("initiatives/:id/kinds/:kind/paste", use: site.page(look))
  }

  /// The destination of the rows: initiative, kind and parent.
  private struct Goal {
    var head: InitiativeHead
    var workflow: Workflow
    var parent: Item?

    var table: String { head.address(of: workflow) }
    var back: String { parent.map(head.request.address) ?? table }
    var action: String { table + "/paste" + (parent.map { "?parent=\($0.id)" } ?? "") }
  }

  private func goal(_ request: PageRequest) async throws -> Goal {
    let head = try await InitiativeHead(request)
    let kind = request.context.parameters.get("kind") ?? Workflow.ledger
    guard let workflow = site.workflows.registered(kind), workflow.isPasted else { throw Refusal.notFound }
    let parent = try await request.query("parent").asyncMap { id in
      try await site.repositories.items.registrationContext(in: head.initiative.id, under: Item.ID(id), within: request.scope).parent
    }
    return Goal(head: head, workflow: workflow, parent: parent ?? nil)
  }

  private func page(
    _ request: PageRequest, text pasted: String, note: NotePart?, preview: LedgerPastePage.Preview?, status: HTTPResponse.Status? = nil
  ) async throws -> Response {
    let goal = try await goal(request)
    let (head, workflow) = (goal.head, goal.workflow)
    let text = request.text
    var columns = [LedgerPastePage.Column(word: text.wordTitle, name: "title", isNeeded: true, accepts: "")]
    columns += workflow.fields.filter { $0.kind != .file }.map { field in
      LedgerPastePage.Column(
        word: field.name[request.language], name: field.id, isNeeded: field.isRequired,
        accepts: text.list(field.options.map { $0.name[request.language] }))
    }
    columns.append(LedgerPastePage.Column(word: text.needLead, name: "lead", accepts: text.list(head.roster.eachWorkingGroup.map(\.name))))
    let isLedger = workflow.kind == Workflow.ledger
    let page = LedgerPastePage(
      frame: request.frame(text.pasteTitle, isLedger ? .ledger : .initiatives, ledger: head.address + "/ledger"),
      initiative: LinkPart(word: head.initiative.title, address: head.address + "/schedule"),
      ledger: LinkPart(word: goal.parent?.title ?? (isLedger ? text.tabsLedger : workflow.name[request.language]), address: goal.back),
      action: goal.action, csrf: request.csrf, text: pasted,
      columns: columns, note: note,
      preview: preview)
    let isBad = note?.isWrong == true || preview?.isClean == false
    return request.page({ page.write(to: &$0, in: text) }, status: status ?? (isBad ? .unprocessableContent : .ok))
  }

  @Sendable private func look(_ request: PageRequest) async throws -> Response {
    let form = try await request.form()
    let goal = try await goal(request)
    let (workflow, initiative) = (goal.workflow, goal.head.initiative)
    let confirm = form["confirm"]
    let pasted: String
    let rows: [Sheet.Row]
    do {
      // Decoded only the first time: the confirmation form sends the text back in UTF-8, regardless of the file's
      // encoding.
      let attached = confirm == nil ? try (form.files.first?.file.bytes).map(site.tableText) : nil
      pasted = attached ?? form[confirm == nil ? "text" : "batch"] ?? ""
      rows = try site.rows(Array(pasted.utf8))
    } catch let fault as SheetFault {
      return try await page(
        request, text: form["text"] ?? "",
        note: NotePart(title: request.text.pasteUnreadable(fault.line), words: request.text.cause(fault), isWrong: true), preview: nil)
    }
    guard let header = rows.first else {
      return try await page(request, text: "", note: NotePart(title: request.text.pasteNothing, isWrong: true), preview: nil)
    }
    let table = ImportTable.Request(
      workflow.kind, in: initiative.id.text, under: goal.parent?.id, header: header.cells, rows: Array(rows.dropFirst()), by: request.actor,
      key: form.key("POST \(goal.action)"))
    if confirm != nil, let stored = try await site.useCases.stored(table.key, of: request.actor) {
      return .seeOther(stored.location ?? goal.back)
    }
    let useCase = site.useCases.importTable
    do {
      let read = try await useCase.read(table)
      guard confirm == "good" || (confirm == "all" && read.bad.isEmpty) else {
        return try await page(request, text: pasted, note: nil, preview: preview(read.bad, rows, pasted, goal, request))
      }
      let back = goal.back
      let text = request.text
      let respond: @Sendable (Int) -> IdempotentResponse = { count in
        IdempotentResponse(status: 303, location: "\(back)?done=\(text.pasteConfirm(count).escapedForAddress)", body: "")
      }
      return try await useCase.register(read, of: table, respond: { respond($0) }).map(respond).redirect
    } catch let bad as BadRows {
      return try await page(request, text: pasted, note: nil, preview: preview(bad.rows, rows, pasted, goal, request))
    } catch let refusal as Refusal {
      if case .notFound = refusal { throw refusal }
      let words = request.text.list(request.causes(request.text.faults(refusal), in: workflow))
      return try await page(
        request, text: pasted, note: NotePart(title: request.sentence(refusal, in: workflow), words: words, isWrong: true), preview: nil,
        status: HTTPResponse.Status(code: Problem.status(of: refusal)))
    }
  }

  private func preview(
    _ badRows: [Sheet.BadRow], _ rows: [Sheet.Row], _ pasted: String, _ goal: Goal, _ request: PageRequest
  ) -> LedgerPastePage.Preview {
    let badLines = Set(badRows.map(\.line))
    let good = rows.dropFirst().filter { !badLines.contains($0.line) }
    let bad = badRows.map { row in
      LedgerPastePage.Bad(
        row: row.line, text: rows.first { $0.line == row.line }?.cells.joined(separator: " | ") ?? "",
        causes: request.causes(row.faults.map { ($0.field, request.text.sentence($0.cause)) }, in: goal.workflow))
    }
    return LedgerPastePage.Preview(
      action: goal.action, batch: pasted, key: request.key(),
      heads: rows[0].cells,
      good: good.prefix(10).map { .init(row: $0.line, cells: $0.cells) }, goodCount: good.count, bad: bad)
  }
}

extension Workflow {
  /// Whether the kind can be pasted. Requests that act on their parent (extensions) and hotline tickets cannot.
  var isPasted: Bool { registration.onWhole == nil && kind != Workflow.hotline }
}

extension Text {
  /// Why the table could not be read.
  fileprivate func cause(_ fault: SheetFault) -> String {
    switch fault.word {
    case "undecodable": pasteUndecodable
    case "unclosedQuote": pasteUnclosedQuote
    case "textAfterQuote": pasteTextAfterQuote
    case "cellTooLarge": pasteCellTooLarge
    case "tooManyColumns": pasteTooManyColumns
    case "tooManyRows": pasteTooManyRows
    default: fault.word
    }
  }
}
