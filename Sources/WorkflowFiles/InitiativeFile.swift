import Domain

/// An initiative, read from a file in `Workflows/initiatives`: the notice's head and the plan.
package struct InitiativeFile: Sendable {
  package var key: String
  package var title: String
  package var documentNumber: String?
  package var issuers: [String]
  package var issueDate: Day?
  package var due: Day?
  /// The lines of the notice; empty if the file does not contain it.
  package var notice: [String]
  package var plan: Plan
  package var recurrences: [Recurrence]
  package var questions: [Initiative.FAQEntry]

  /// - Parameter file: the path that diagnostics name.
  /// - Throws: all diagnostics of the file, dangling references included.
  package init(_ text: String, file: String) throws(Diagnostics) {
    let reader = YAMLReader(file: file)
    let top = try reader.open(text)
    let known = [
      "initiative", "title", "documentNumber", "issuers", "issueDate", "due", "notice", "agencies", "people", "lists", "groups",
      "items", "recurring", "questions",
    ]
    let parts = top.fields(known, required: ["initiative", "title", "groups"])
    key = parts["initiative"]?.text() ?? ""
    title = parts["title"]?.text() ?? ""
    documentNumber = parts["documentNumber"]?.text()
    issuers = parts["issuers"]?.listOrOne().compactMap { $0.text() } ?? []
    issueDate = parts["issueDate"]?.day()
    due = parts["due"]?.day()
    notice = parts["notice"]?.text()?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) ?? []
    var parser = PlanParser()
    plan = parser.plan(parts)
    recurrences = parser.recurrences(parts["recurring"])
    questions = (parts["questions"]?.list() ?? []).compactMap { node in
      let parts = node.fields(["question", "answer"], required: ["question", "answer"])
      guard let question = parts["question"]?.text(), let answer = parts["answer"]?.text() else { return nil }
      return Initiative.FAQEntry(question: question, answer: answer)
    }
    if !reader.diagnostics.isEmpty { throw Diagnostics(reader.diagnostics) }
  }
}
