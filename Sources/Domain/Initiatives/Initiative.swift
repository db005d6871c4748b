/// One piece of work under a notice (专项工作). It has states of its own; its item has the same id.
package struct Initiative: Hashable, Sendable, Codable {
  package var id: Item.ID
  /// Short and unique, for addresses and numbers: `jinan-2019-9`.
  package var key: String
  package var title: String
  package var documentNumber: String?
  package var issuers: [String]
  package var issueDate: Day?
  /// The one date over all of it.
  package var due: Day?
  /// The notice's text, a line an element.
  package var notice: [String]
  /// The plan that a start carries out.
  package var plan: Plan?
  /// The draft that the plan was made from, as last corrected.
  package var draft: Draft?
  package var rosterVersion: Int
  /// The line of the notice, from 1, that an item came from, by the item's id.
  package var lines: [String: Int] = [:]
  package var recurrences: [Recurrence] = []
  /// Answers for the desk and the public.
  package var questions: [FAQEntry] = []

  package struct FAQEntry: Hashable, Sendable, Codable {
    package var question: String
    package var answer: String
    package init(question: String, answer: String) {
      self.question = question
      self.answer = answer
    }
  }

  package init(
    id: Item.ID, key: String, title: String, documentNumber: String? = nil, issuers: [String] = [], issueDate: Day? = nil, due: Day? = nil,
    notice: [String] = [], plan: Plan? = nil, rosterVersion: Int = 1
  ) {
    self.id = id
    self.key = key
    self.title = title
    self.documentNumber = documentNumber
    self.issuers = issuers
    self.issueDate = issueDate
    self.due = due
    self.notice = notice
    self.plan = plan
    self.rosterVersion = rosterVersion
  }
}
