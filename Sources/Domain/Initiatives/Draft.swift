/// The contents of a notice before anybody has checked them. The JSON is fixed by the interface.
package struct Draft: Hashable, Sendable, Codable {
  package struct Group: Hashable, Sendable, Codable {
    package var name: String
    package var kind: Domain.Group.Kind
    package var parent: String?
    package var leaders: [String]?
    package var deputies: [String]?
    package var members: [String]?
    package var duties: String?
  }

  package struct Work: Hashable, Sendable, Codable {
    package struct Source: Hashable, Sendable, Codable {
      package var line: Int
      package var text: String
    }

    package var title: String
    /// Which workflow it follows; a task where nothing is said.
    package var kind: Workflow.Kind?
    package var responsible: [String]?
    package var cooperating: [String]?
    package var start: Day?
    package var due: Day?
    package var recurrence: String?
    package var workingDays: Int?
    package var trigger: String?
    package var source: Source?
  }

  package struct Contact: Hashable, Sendable, Codable {
    package var agency: String
    package var phones: [String]?
    package var hours: String?
  }

  package struct FAQEntry: Hashable, Sendable, Codable {
    package var question: String
    package var answer: String
  }

  package struct Doubt: Hashable, Sendable, Codable {
    package var line: Int
    package var text: String
    package var why: String
  }

  package var title: String
  package var documentNumber: String?
  package var issuers: [String]?
  package var issueDate: Day?
  /// The one date over all of it, where somebody says which.
  package var due: Day?
  package var addressees: [String]?
  package var groups: [Group]?
  package var tasks: [Work]?
  package var directory: [Contact]?
  package var questions: [FAQEntry]?
  package var doubts: [Doubt]?
  /// The account meant by a name, by the person's id; other names make new people.
  package var accounts: [String: String]?
}
