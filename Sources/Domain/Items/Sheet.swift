/// Rows of a spreadsheet as forms: columns found by their heads (`title`, `limit`, `lead`, `assisting` and the kind's
/// fields, in code or in Chinese), every bad cell named by its row.
package struct Sheet: Sendable {
  package struct Row: Sendable {
    /// The line of the file it began on, from 1.
    package var line: Int
    package var cells: [String]
    package init(line: Int, cells: [String]) {
      self.line = line
      self.cells = cells
    }
  }

  /// The errors of one row.
  package struct BadRow: Hashable, Sendable {
    package var line: Int
    package var faults: [Fault]
    package init(line: Int, faults: [Fault]) {
      self.line = line
      self.faults = faults
    }
  }

  private let columns: [String]
  private let workflow: Workflow

  private static let common = [
    "标题": "title", "问题": "title", "事项": "title", "期限": "limit", "完成时间": "limit", "牵头": "lead", "牵头单位": "lead", "责任单位": "lead",
    "配合": "assisting", "配合单位": "assisting", "经办人": "assignee",
  ]

  /// - Throws: `Refusal.faults` naming heads that are not known, or come twice.
  package init(header: [String], of workflow: Workflow) throws(Refusal) {
    var columns: [String] = []
    var faults: [Fault] = []
    for head in header.map(\.trimmed) {
      let name = Self.name(of: head, in: workflow)
      if name == nil, !head.isEmpty { faults.append(Fault(head, .unknown)) }
      if let name, columns.contains(name) { faults.append(Fault(head, .twice)) }
      columns.append(name ?? "")
    }
    if !columns.contains("title") { faults.append(Fault("title", .missing)) }
    if !faults.isEmpty { throw .faults(faults) }
    self.columns = columns
    self.workflow = workflow
  }

  private static func name(of head: String, in workflow: Workflow) -> String? {
    if Need.reserved.contains(head) || workflow.field(head) != nil { return head }
    if let field = workflow.fields.first(where: { $0.isHeaded(head) }) { return field.id }
    return common[head]
  }

  /// The row as a form, complete as its kind's registration needs it.
  /// - Parameter whole: who leads where the row names nobody.
  package func form(_ row: Row, reader: FormReader, under whole: Item? = nil) throws(Refusal) -> Form {
    var inputs: [String: Input] = [:]
    var extra: [Fault] = []
    for (index, cell) in row.cells.enumerated() {
      guard index < columns.count, !columns[index].isEmpty else {
        if !cell.trimmed.isEmpty { extra.append(Fault("\(index + 1)", .unknown)) }
        continue
      }
      if !cell.trimmed.isEmpty { inputs[columns[index]] = .text(cell) }
    }
    if !extra.isEmpty { throw .faults(extra) }
    var form = try reader.form(inputs)
    form.lead = form.lead ?? whole?.lead
    let missing = ([.title] + workflow.registration.needs + workflow.fields.filter(\.isRequired).map { Need.field($0.id) }).filter {
      !form.has($0)
    }
    if !missing.isEmpty { throw .faults(missing.map { Fault($0.description, .missing) }) }
    return form
  }
}

extension RegistrationContext {
  /// Registers every row. Answers the changes of good rows and the errors of bad ones.
  package func register(
    _ kind: Workflow.Kind, header: [String], rows: [Sheet.Row], on action: ActionContext
  ) throws(Refusal) -> (changes: [Change], bad: [Sheet.BadRow]) {
    guard let workflow = workflows[kind] else { throw .unknownKind(kind) }
    let sheet = try Sheet(header: header, of: workflow)
    let reader = FormReader(workflow: workflow, roster: roster)
    var changes: [Change] = []
    var bad: [Sheet.BadRow] = []
    for row in rows {
      do throws(Refusal) {
        changes.append(try register(kind, with: try sheet.form(row, reader: reader, under: parent), on: action))
      } catch { bad.append(try row.bad(error)) }
    }
    return (changes, bad)
  }

  /// The rows of which no form can be made. Makes no changes of the others, so a long table is not held in memory as items.
  package func bad(_ kind: Workflow.Kind, header: [String], rows: [Sheet.Row], on action: ActionContext) throws(Refusal) -> [Sheet.BadRow] {
    guard let workflow = workflows[kind] else { throw .unknownKind(kind) }
    let sheet = try Sheet(header: header, of: workflow)
    let reader = FormReader(workflow: workflow, roster: roster)
    var bad: [Sheet.BadRow] = []
    var mayRegister = false
    for row in rows {
      do throws(Refusal) {
        let form = try sheet.form(row, reader: reader, under: parent)
        try check(form, for: workflow)
        if !mayRegister { _ = try register(kind, with: form, on: action) }
        mayRegister = true
      } catch { bad.append(try row.bad(error)) }
    }
    return bad
  }
}

extension Sheet.Row {
  /// - Throws: a refusal that is not an error of the row.
  func bad(_ refusal: Refusal) throws(Refusal) -> Sheet.BadRow {
    switch refusal {
    case .faults(let faults): Sheet.BadRow(line: line, faults: faults)
    case .missing(let needs): Sheet.BadRow(line: line, faults: needs.map { Fault($0.description, .missing) })
    default: throw refusal
    }
  }
}

/// A row that a form could be made of and that was refused all the same: then none are taken.
package struct BadRows: Error {
  package var rows: [Sheet.BadRow]
  package init(rows: [Sheet.BadRow]) { self.rows = rows }
}
