/// The list that the city's platform sends: rows under its own heads, each with the platform's number. Known numbers are not taken again,
/// and a row without a title is called after its matter.
package struct CityList: Sendable {
  package struct Taken: Sendable {
    package var changes: [Change]
    package var bad: [Sheet.BadRow]
    /// The platform's numbers of rows that are here already.
    package var known: [String]
  }

  package static let number: Field.ID = "city-number"
  private static let matter: Field.ID = "matter"
  private static let longest = 60

  private var header: [String]
  private let workflow: Workflow
  private let numberColumn: Int

  /// - Throws: `Refusal.faults` where the platform's number has no column.
  package init(header: [String], of workflow: Workflow) throws(Refusal) {
    self.header = header
    self.workflow = workflow
    func column(_ id: Field.ID) -> Int? {
      header.firstIndex { head in workflow.field(id).map { $0.isHeaded(head.trimmed) } ?? false }
    }
    guard let number = column(Self.number) else { throw .faults([Fault(Self.number, .missing)]) }
    numberColumn = number
    matterColumn = column(Self.matter)
    hasTitle = header.contains { ["title", "标题", "事项"].contains($0.trimmed) }
    hasChannel = column("channel") != nil
  }

  private let matterColumn: Int?
  private let hasTitle: Bool
  private let hasChannel: Bool

  /// The platform's numbers in the rows.
  package func numbers(in rows: [Sheet.Row]) -> [String] { rows.map(number) }

  private func number(of row: Sheet.Row) -> String { numberColumn < row.cells.count ? row.cells[numberColumn].trimmed : "" }

  package func take(
    _ rows: [Sheet.Row], known: Set<String>, into context: RegistrationContext, on action: ActionContext
  ) throws(Refusal) -> Taken {
    var seen = known
    var taken = Taken(changes: [], bad: [], known: [])
    var fresh: [Sheet.Row] = []
    for row in rows {
      let number = number(of: row)
      if number.isEmpty {
        taken.bad.append(Sheet.BadRow(line: row.line, faults: [Fault(Self.number, .missing)]))
      } else if seen.insert(number).inserted {
        fresh.append(completed(row))
      } else {
        taken.known.append(number)
      }
    }
    let extra = (hasTitle ? [] : ["title"]) + (hasChannel ? [] : ["channel"])
    let read = try context.register(Workflow.hotline, header: header + extra, rows: fresh, on: action)
    taken.changes = read.changes
    taken.bad = (taken.bad + read.bad).sorted { $0.line < $1.line }
    return taken
  }

  private func completed(_ row: Sheet.Row) -> Sheet.Row {
    var row = row
    let matter = matterColumn.flatMap { $0 < row.cells.count ? row.cells[$0].trimmed : nil } ?? ""
    row.cells += Array(repeating: "", count: max(0, header.count - row.cells.count))
    if !hasTitle { row.cells.append(String(matter.prefix(Self.longest))) }
    if !hasChannel { row.cells.append("city") }
    return row
  }
}

extension Field {
  /// Whether a table's head names it: in code, in either language, or by another name that its file gives.
  package func isHeaded(_ head: String) -> Bool {
    id == head || name.zh == head || name.en.lowercased() == head.lowercased() || aliases.contains(head)
  }
}
