import Domain
import Foundation
import Notices

/// What a careful clerk would draft of an invented notice, in the scorer's own form.
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

  struct Question: Decodable { var question: String }

  var title: String
  var titleAccept: [String]?
  var documentNumber: String?
  var issuers: [String]?
  var issueDate: Day?
  var groups: [Group]
  var tasks: [Task]
  var directory: [Contact]
  var questions: [Question]

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

extension Draft {
  /// The draft of a fixture's text.
  init(fixture name: String) throws {
    self.init(text: String(decoding: try Expectation.file(name + ".txt"), as: UTF8.self))
  }

  init(text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    self = NoticeReader(PlainNotice(lines: lines.enumerated().map { ($0.offset + 1, String($0.element)) })).draft
  }

  /// The drafted task that says what the clerk's does, with the same times.
  func task(like wanted: Expectation.Task) -> Work? {
    (tasks ?? []).first { task in
      let said = Set(pairs(task.title + (task.source?.text ?? "")))
      let asked = pairs(wanted.anchor ?? wanted.title)
      let shared = asked.filter(said.contains).count
      return Double(shared) >= 0.45 * Double(asked.count) && task.start == wanted.start && task.due == wanted.due
        && task.recurrence == wanted.recurrence && task.workingDays == wanted.workingDays
    }
  }
}

private func pairs(_ text: String) -> [String] {
  let letters = Array(text.filter { $0.isLetter || $0.isNumber })
  return zip(letters, letters.dropFirst()).map { String([$0, $1]) }
}
