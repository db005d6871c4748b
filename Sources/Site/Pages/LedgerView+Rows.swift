import Domain
import Web

/// The rows of the table, and what may be done with several of them.
extension LedgerView {
  var rows: [LedgerPage.Row] {
    items.map { item in
      let world = World(workflows: visit.site.workflows, calendar: visit.calendar, roster: head.roster, item: item)
      let moves = world.offers(to: visit.visitor.person, at: visit.now).filter { $0.refusal == nil && $0.needs.allSatisfy { !$0.isFile } }
      return LedgerPage.Row(
        tick: "\(item.id):\(item.version)", number: visit.number(item), address: visit.address(item), title: item.title,
        cells: columns.map { field in
          LedgerPage.Cell(
            text: visit.words(item.fields[field.id], of: field), isNumber: field.isNumeric,
            isMinor: field.id != "category")
        }, lead: item.lead == nil ? nil : visit.lead(item, head.roster), limit: visit.limit(item) ?? LimitPart(date: "", iso: "", left: ""),
        state: visit.state(item), moves: moves.map(\.move.name).joined(separator: " "), isLate: item.isOverdue(at: visit.now))
    }
  }

  /// The moves that somebody may make on any row of this page.
  func bulk(_ rows: [LedgerPage.Row]) -> PicksPart? {
    let names = Set(rows.flatMap { $0.moves.split(separator: " ").map(String.init) })
    let buttons = workflow.moves.filter { names.contains($0.name) }.map { PicksPart.Button(move: $0.name, label: $0.title[visit.language]) }
    return buttons.isEmpty ? nil : PicksPart(form: "picks", csrf: visit.csrf, buttons: buttons)
  }
}
