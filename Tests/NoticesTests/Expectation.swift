import Domain
import Foundation
import Notices

/// The draft that a careful clerk would make of an invented notice. Decodes a fixture in the format of the scorer, in which optional groups
/// and tasks need not be found.
struct Expectation: Decodable {
  struct Task: Decodable {
    var title: String
    var anchor: String?
    var optional: Bool?
    var responsible: [String]
    var cooperating: [String]?
    var start: Day?
    var due: Day?
    var recurrence: String?
    var workingDays: Int?
  }

  struct Group: Decodable {
    var name: String
    var kind: Domain.Group.Kind
    var optional: Bool?
    var leaders: [String]?
    var deputies: [String]?
    var members: [String]?
  }

  struct Contact: Decodable {
    var agency: String
    var phones: [String]
  }

  struct QuestionEntry: Decodable { var question: String }

  var title: String
  var titleAccept: [String]?
  var documentNumber: String?
  var issuers: [String]?
  var issueDate: Day?
  var groups: [Group]
  var tasks: [Task]
  var directory: [Contact]
  var questions: [QuestionEntry]

  static let names = [
    "adjusted-members", "approval", "bracket-division", "campaign-plan", "clearing-campaign", "county-reply", "cover-letter",
    "dust-campaign", "enrolment", "faq", "handover", "headquarters", "hotline-measures", "hotline-rules", "joint-meeting",
    "key-work-division", "leading-group", "meeting", "meeting-minutes", "month-list", "ocr", "rectification-ledger",
    "rectification-plan", "roster-table", "safety-check", "scan", "school-inspection", "special-team", "supervision-list",
    "waste-free-city",
  ]

  static func file(_ name: String) throws -> Data {
    let url = Bundle.module.url(forResource: "Fixtures/" + name, withExtension: nil)
    return try Data(contentsOf: url ?? URL(fileURLWithPath: name))
  }

  init(_ name: String) throws { self = try JSONDecoder().decode(Expectation.self, from: Expectation.file(name + ".expected.json")) }
}
