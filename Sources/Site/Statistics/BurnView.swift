import Application
import Domain
import Hummingbird
import Web

/// The burn-down tables of an initiative: registered, closed, open and late rows of each ledger, by category or by
/// batch. Every kind with a category field counts as a ledger.
struct BurnView {
  let head: InitiativeHead
  let workflow: Workflow

  private var request: PageRequest { head.request }
  private var text: Text { request.text }

  /// The kinds of the initiative that have categories and at least one item.
  static func kinds(_ head: InitiativeHead) -> [Workflow] {
    head.request.site.workflows.newest.filter { workflow in workflow.hasCategories && head.stateCounts.contains { $0.kind == workflow.kind }
    }
  }

  static func tables(_ head: InitiativeHead) async throws -> [FigureTablePart] {
    var tables: [FigureTablePart] = []
    for workflow in kinds(head) { tables.append(try await BurnView(head: head, workflow: workflow).table()) }
    return tables
  }

  private func table() async throws -> FigureTablePart {
    let isByBatch = request.query("by") == "batch" && workflow.field("batch") != nil
    let by = isByBatch ? "batch" : "category"
    let repositories = request.repositories
    let burns = try await repositories.statistics.burnDown(
      of: workflow.kind, by: by, in: head.initiative.id, within: request.scope)
    let progress = try await repositories.ledgers.progress(
      of: workflow.kind, by: by, in: head.initiative.id, within: request.scope, at: request.now)
    let ledger = head.address(of: workflow)
    let rows = burns.map { burn in
      let late = progress.first { $0.option == burn.option }?.late ?? 0
      let rows = "\(ledger)?\(by)=\(burn.option.escapedForAddress)&state="
      return FigureTablePart.Row(
        .init(word(burn.option, isByBatch), rows + "all"),
        [
          number(burn.registered, rows + "all"), number(burn.closed, rows + "closed"),
          number(burn.registered - burn.closed, rows + "open"), number(late, rows + "late", isLate: true),
          .init("", isMinor: true, line: FigureTablePart.Cell.line(of: course(burn))),
        ])
    }
    func total(_ count: (Burn) -> Int) -> Int { burns.reduce(0) { $0 + count($1) } }
    return FigureTablePart(
      id: workflow.kind, title: text.reportsBurnTitle(workflow.name[request.language]), words: text.reportsBurnWords,
      filters: workflow.field("batch") == nil
        ? []
        : [
          FilterPart(
            label: text.reportsViews,
            choices: [
              .init(word: text.ledgerByCategory, address: "?view=ledgers", isCurrent: !isByBatch),
              .init(word: text.ledgerByBatch, address: "?view=ledgers&by=batch", isCurrent: isByBatch),
            ])
        ],
      columns: [.init(isByBatch ? text.ledgerBatch : text.ledgerCategory)]
        + [text.reportsBurnRegistered, text.reportsBurnClosed, text.reportsBurnOpen, text.ledgerLate].map { .init($0, isNumber: true) }
        + [.init(text.reportsBurnLine, isMinor: true)],
      rows: rows,
      foot: [
        .init(
          .init(text.reportsToLedger, ledger),
          [
            number(total(\.registered)), number(total(\.closed)), number(total { $0.registered - $0.closed }),
            number(progress.reduce(0) { $0 + $1.late }), .init("", isMinor: true),
          ])
      ], exportAddress: head.export(.ledgers, workflow.kind, ["by": by]))
  }

  /// A count, linked to its rows unless it is zero.
  private func number(_ count: Int, _ address: String? = nil, isLate: Bool = false) -> FigureTablePart.Cell {
    .init(String(count), count > 0 ? address : nil, isNumber: true, isLate: isLate && count > 0)
  }

  /// The name of a category or batch in the reader's language.
  private func word(_ option: String, _ isByBatch: Bool) -> String {
    workflow.field(isByBatch ? "batch" : "category")?.options.first { $0.id == option }?.name[request.language]
      ?? (option.isEmpty ? text.ledgerNoBatch : option)
  }

  /// The number of open rows at the end of each day, from the first registration to today. Longer periods are sampled
  /// to about 60 days, the width of the picture.
  private func course(_ burn: Burn) -> [Int] {
    guard let first = burn.days.first?.day else { return [] }
    let days = max(request.today - first, 1)
    let step = max(1, days / 60)
    return stride(from: 0, through: days, by: step).map { burn.open(on: first + $0) }
      + (days % step == 0 ? [] : [burn.open(on: request.today)])
  }
}
