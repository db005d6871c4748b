/// The desk of the 12345 line: one screen in which a call is logged, answered or passed on.
///
/// Every button posts the one intake form, so that asking for answers or taking one keeps what was typed.
package struct HotlineDeskPage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var note: NotePart?
  package var intake: Intake
  package var answers: [Answer]
  /// The words by which the answers were found; nil shows the most used ones.
  package var foundBy: String?
  package var alike: [Alike]
  package var queue: TicketsPart
  package var queueCount: Int
  package var filter: FilterPart
  package var empty: EmptyPart?

  package init(
    frame: FramePart, head: HeadPart, note: NotePart? = nil, intake: Intake, answers: [Answer], foundBy: String? = nil, alike: [Alike],
    queue: TicketsPart, queueCount: Int, filter: FilterPart, empty: EmptyPart? = nil
  ) {
    self.frame = frame
    self.head = head
    self.note = note
    self.intake = intake
    self.answers = answers
    self.foundBy = foundBy
    self.alike = alike
    self.queue = queue
    self.queueCount = queueCount
    self.filter = filter
    self.empty = empty
  }

  package var answerCount: Int { answers.count }
}

extension HotlineDeskPage {
  /// The form, the caller's number first.
  package struct Intake: Sendable {
    package struct Nature: Sendable {
      package var value: String
      package var word: String
      /// `5个工作日`.
      package var span: String
      /// `11月29日（周五）`, or the time of day when it is today.
      package var until: String
      package var isChosen: Bool

      package init(value: String, word: String, span: String, until: String, isChosen: Bool = false) {
        self.value = value
        self.word = word
        self.span = span
        self.until = until
        self.isChosen = isChosen
      }
    }

    package var action: String
    package var csrf: String
    package var key: String
    /// The initiative's, and whatever else must come back with the form.
    package var kept: [KeptPart]
    package var caller: FieldPart
    package var callerName: FieldPart
    package var area: FieldPart
    package var text: FieldPart
    /// By the catalogue: who leads and assists follows from it.
    package var `class`: FieldPart
    package var natures: [Nature]
    /// How the limits were counted: 次日起算，按济南市12345规定.
    package var counted: String
    package var reply: FieldPart
    package var groups: [FieldPart.Option]
    package var isConfidential: Bool
    package var canAnswer: Bool

    package init(
      action: String = "/hotline", csrf: String, key: String, kept: [KeptPart], caller: FieldPart, callerName: FieldPart, area: FieldPart,
      text: FieldPart, class: FieldPart, natures: [Nature], counted: String, reply: FieldPart, groups: [FieldPart.Option],
      isConfidential: Bool = false,
      canAnswer: Bool = true
    ) {
      self.action = action
      self.csrf = csrf
      self.key = key
      self.kept = kept
      self.caller = caller
      self.callerName = callerName
      self.area = area
      self.text = text
      self.class = `class`
      self.natures = natures
      self.counted = counted
      self.reply = reply
      self.groups = groups
      self.isConfidential = isConfidential
      self.canAnswer = canAnswer
    }
  }

  /// An answer that was approved before; taking it puts its text into the reply.
  package struct Answer: Sendable {
    package var id: String
    package var question: String
    /// `第3版，政策保障组审定，已用41次`.
    package var standing: String
    package var text: String
    /// 1 to 9 for the keys Alt+1 … Alt+9; 0 for one that is brought forward when what is typed is like it.
    package var place: Int

    package init(id: String, question: String, standing: String, text: String, place: Int) {
      self.id = id
      self.question = question
      self.standing = standing
      self.text = text
      self.place = place
    }

    package var isMore: Bool { place == 0 }
  }

  /// A ticket that may be about the same: of the same caller, or with much the same text.
  package struct Alike: Sendable {
    package var number: String
    package var address: String
    package var title: String
    package var why: String
    /// What the merge button posts; nil when this person may not merge.
    package var merge: String?

    package init(number: String, address: String, title: String, why: String, merge: String? = nil) {
      self.number = number
      self.address = address
      self.title = title
      self.why = why
      self.merge = merge
    }
  }
}
