/// The directory: agencies and people with their telephone numbers and office hours, and whether they are open now.
package struct DirectoryPage: Sendable {
  /// A person of an agency.
  package struct Person: Sendable {
    package var name: String
    /// 财政金融组组长, 联系人.
    package var posts: String
    package var phones: [Phone]

    package init(name: String, posts: String, phones: [Phone]) {
      self.name = name
      self.posts = posts
      self.phones = phones
    }
  }

  /// A telephone number as it was written.
  package struct Phone: Sendable {
    package var number: String

    package init(number: String) {
      self.number = number
    }

    /// The number for a `tel:` link: digits and plus only.
    package var dial: String { number.filter { $0.isASCII && ($0.isNumber || $0 == "+") } }
  }

  /// An agency with its numbers, office hours and people.
  package struct Agency: Sendable {
    package var name: String
    package var phones: [Phone]
    /// `9:00–12:00，13:30–17:00`; nil if unknown.
    package var hours: String?
    package var isOpen: Bool
    /// `办公中，17:00下班`, `已下班，11月25日（周一）9:00上班`.
    package var now: String?
    /// A contradiction in the sources: 两份通知里号码不同.
    package var doubt: String?
    package var people: [Person]

    package init(
      name: String, phones: [Phone], hours: String? = nil, isOpen: Bool, now: String? = nil, doubt: String? = nil, people: [Person]
    ) {
      self.name = name
      self.phones = phones
      self.hours = hours
      self.isOpen = isOpen
      self.now = now
      self.doubt = doubt
      self.people = people
    }
  }

  /// A frequently asked question with its published answer.
  package struct FAQEntry: Sendable {
    package var question: String
    package var answer: String

    package init(question: String, answer: String) {
      self.question = question
      self.answer = answer
    }
  }

  package var frame: FramePart
  package var head: HeadPart
  package var query: String
  package var agencies: [Agency]
  /// Frequently asked questions with their published answers.
  package var faq: [FAQEntry]
  package var empty: EmptyPart?

  package init(
    frame: FramePart, head: HeadPart, query: String = "", agencies: [Agency], faq: [FAQEntry] = [], empty: EmptyPart? = nil
  ) {
    self.frame = frame
    self.head = head
    self.query = query
    self.agencies = agencies
    self.faq = faq
    self.empty = empty
  }
}
