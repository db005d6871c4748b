import Domain
import HTTPTypes
import Hummingbird
import Web

/// Rows pasted from a spreadsheet: looked over, then registered all at once or, with a bad one among them, not at all.
struct PastePages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("initiatives/:id/ledger/paste", use: site.visit { visit in try await page(visit, text: "", note: nil, preview: nil) })
    router.post("initiatives/:id/ledger/paste", use: site.visit(look))
  }

  private func page(_ visit: Visit, text pasted: String, note: NotePart?, preview: LedgerPastePage.Preview?) async throws -> Response {
    let head = try await InitiativeHead(visit)
    guard let workflow = site.workflows[Workflow.ledger] else { throw Refusal.notFound }
    let text = visit.text
    var columns = [LedgerPastePage.Column(word: text.wordTitle, name: "title", isNeeded: true, accepts: "")]
    columns += workflow.fields.filter { $0.kind != .file }.map { field in
      LedgerPastePage.Column(
        word: field.name[visit.language], name: field.id, isNeeded: field.isRequired,
        accepts: text.list(field.options.map { $0.name[visit.language] }))
    }
    columns.append(LedgerPastePage.Column(word: text.needLead, name: "lead", accepts: text.list(head.roster.eachWorkingGroup.map(\.name))))
    let address = head.address + "/ledger"
    let page = LedgerPastePage(
      frame: visit.frame(text.pasteTitle, .ledger, ledger: address),
      initiative: LinkPart(word: head.initiative.title, address: head.address + "/schedule"),
      ledger: LinkPart(word: text.tabsLedger, address: address), action: address + "/paste", csrf: visit.csrf, text: pasted,
      columns: columns, note: note,
      preview: preview)
    let isBad = note?.isWrong == true || preview?.isClean == false
    return visit.page({ page.write(to: &$0, in: text) }, status: isBad ? .unprocessableContent : .ok)
  }

  @Sendable private func look(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let id = try visit.context.parameters.require("id")
    let confirm = form["confirm"]
    let pasted =
      confirm == nil ? form.files.first.map { $0.file.bytes } ?? Array((form["text"] ?? "").utf8) : Array((form["batch"] ?? "").utf8)
    let rows: [Sheet.Row]
    do { rows = try site.rows(pasted) } catch let fault as SheetFault {
      return try await page(
        visit, text: form["text"] ?? "",
        note: NotePart(title: visit.text.pasteUnreadable(fault.line), words: visit.text.cause(fault), isWrong: true), preview: nil)
    }
    guard let header = rows.first else {
      return try await page(visit, text: "", note: NotePart(title: visit.text.pasteNothing, isWrong: true), preview: nil)
    }
    let (initiative, _) = try await site.registry.initiative(id, within: visit.scope)
    guard let workflow = site.workflows[Workflow.ledger] else { throw Refusal.notFound }
    let place = try await site.registry.place(in: initiative.id, under: nil, within: visit.scope)
    let read: (changes: [Change], bad: [Sheet.BadRow])
    do { read = try place.register(Workflow.ledger, header: header.cells, rows: Array(rows.dropFirst()), on: visit.occasion) } catch {
      let words = visit.text.list(visit.causes(visit.text.faults(error), in: workflow))
      return try await page(
        visit, text: String(decoding: pasted, as: UTF8.self),
        note: NotePart(title: visit.sentence(error, in: workflow), words: words, isWrong: true), preview: nil)
    }
    if confirm == "good" || (confirm == "all" && read.bad.isEmpty) {
      try await site.registry.commitTogether(read.changes.count, at: visit.now) { Array(read.changes[$0]) }
      return .seeOther("/initiatives/\(initiative.id)/ledger?done=\(visit.text.pasteConfirm(read.changes.count).escapedForAddress)")
    }
    return try await page(
      visit, text: String(decoding: pasted, as: UTF8.self), note: nil, preview: preview(read, rows, pasted, initiative, workflow, visit))
  }

  private func preview(
    _ read: (changes: [Change], bad: [Sheet.BadRow]), _ rows: [Sheet.Row], _ pasted: [UInt8], _ initiative: Initiative,
    _ workflow: Workflow,
    _ visit: Visit
  ) -> LedgerPastePage.Preview {
    let badLines = Set(read.bad.map(\.line))
    let good = rows.dropFirst().filter { !badLines.contains($0.line) }
    let bad = read.bad.map { row in
      LedgerPastePage.Bad(
        row: row.line, text: rows.first { $0.line == row.line }?.cells.joined(separator: " | ") ?? "",
        causes: visit.causes(row.faults.map { ($0.field, visit.text.sentence($0.cause)) }, in: workflow))
    }
    return LedgerPastePage.Preview(
      action: "/initiatives/\(initiative.id)/ledger/paste", batch: String(decoding: pasted, as: UTF8.self), key: visit.key(),
      heads: rows[0].cells,
      good: good.prefix(10).map { .init(row: $0.line, cells: $0.cells) }, goodCount: good.count, bad: bad)
  }
}

extension Text {
  /// Why a pasted or attached table could not be read.
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
