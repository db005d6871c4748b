import ArgumentParser
import Documents
import Domain
import Foundation
import Store
import Web

/// Writes items as rows under the headings that `import` reads; masked fields stay masked.
struct ItemSheet {
  let workflow: Workflow
  let roster: Roster
  let calendar: WorkCalendar
  let language: Language
  private var writer = CSV.Writer()

  init(workflow: Workflow, roster: Roster, calendar: WorkCalendar, language: Language) {
    self.workflow = workflow
    self.roster = roster
    self.calendar = calendar
    self.language = language
    writer.append(["number", "title", "state", "limit", "lead", "assisting"] + workflow.fields.map(\.id))
  }

  var bytes: [UInt8] { writer.bytes }

  mutating func append(_ item: Item) {
    let state = workflow.state(item.state)?.name[language] ?? item.state
    let limit = item.limit.map { calendar.zone.day(of: $0).description } ?? ""
    let common = [
      item.number, item.title, state, limit, item.lead.map(roster.name(of:)) ?? "",
      item.assisting.map(roster.name(of:)).joined(separator: "、"),
    ]
    writer.append(common + workflow.fields.map { cell(item.fields[$0.id], $0) })
  }

  private func cell(_ value: Value?, _ field: Field) -> String {
    switch value {
    case .text(let text)?:
      field.isMasked ? text.masked : field.options.first { $0.id == text }?.name[language] ?? text
    case .integer(let integer)?:
      field.isDecimal ? "\(integer / 100).\(integer % 100 < 10 ? "0" : "")\(abs(integer % 100))" : String(integer)
    case .flag(let flag)?: flag ? "是" : "否"
    case .list(let list)?: list.joined(separator: "、")
    case nil: ""
    }
  }
}
