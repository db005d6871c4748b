import Application
import Domain
import Web

extension CollectionView {
  /// The submitted numbers of one parent's parts, with the live total and the total recorded on the parent. Without
  /// `sum` in the address, takes the latest parent that has numbers.
  func sum() async throws -> FigureTablePart? {
    let asked = request.query("sum").flatMap { id in wholes.first { $0.id.text == id } }
    var sheets: [SumSheet] = []
    for whole in asked.map({ [$0] }) ?? wholes.reversed() {
      let parts = try await request.repositories.collections.parts(
        of: [whole.id], kind: form.part.kind, after: nil, leads: Self.mostParts, within: request.scope)
      let sheet = SumSheet(whole, parts, as: form, in: request.site.workflows)
      if asked != nil || !sheet.columns.isEmpty {
        sheets.append(sheet)
        break
      }
    }
    return sheets.first.map(table)
  }

  private func table(_ sheet: SumSheet) -> FigureTablePart {
    let whole = sheet.whole
    func words(_ value: Int64?, _ column: Rollup.Column) -> String {
      value.map { request.words(.integer($0), of: column.field) } ?? ""
    }
    let rows = sheet.rows.map { row in
      FigureTablePart.Row(
        .init(
          row.part.lead.map(head.roster.name(of:)) ?? row.part.title, request.address(row.part),
          second: row.counts ? "" : text.reportsNotCounted),
        zip(row.values, sheet.columns).map { .init(words($0, $1), isNumber: true) })
    }
    let live = sheet.columns.indices.map { index in
      FigureTablePart.Cell(words(sheet.live[index], sheet.columns[index]), isNumber: true)
    }
    let kept = sheet.columns.indices.map { index in
      FigureTablePart.Cell(words(sheet.kept[index], sheet.columns[index]), isNumber: true, differs: sheet.differs(index))
    }
    let state = request.state(whole)
    return FigureTablePart(
      id: "sum", title: whole.title, words: text.reportsSumWords,
      columns: [.init(text.reportsCounty)] + sheet.columns.map { .init($0.field.name[request.language], isNumber: true) },
      rows: sheet.columns.isEmpty ? [] : rows,
      foot: [
        .init(.init(text.reportsLive), live),
        sheet.isKept
          ? .init(.init(text.reportsKept, request.address(whole), second: state.word), kept)
          : .init(.init(text.reportsKept), [.init(text.reportsNotKept)] + kept.dropFirst().map { _ in .init("") }),
      ], exportAddress: sheet.columns.isEmpty ? nil : head.export(.matrix, "sum", ["kind": form.whole.kind, "sum": whole.id.text]),
      empty: sheet.columns.isEmpty ? EmptyPart(title: whole.title, words: text.reportsSumNothing) : nil)
  }
}
