/// The desk of the 12345 hotline: one screen on which a call is logged, answered or dispatched.
///
/// Every button posts the one intake form, so that searching for an answer or inserting one keeps the user's input.
package struct HotlineDeskPage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var note: NotePart?
  package var intake: Intake
  package var answers: [Answer]
  /// The search words of the answers; nil if the most used ones are shown.
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
  /// The intake form; the caller's number comes first.
  package struct Intake: Sendable {
    /// One choice of a ticket's nature, with its limit.
    package struct Nature: Sendable {
      package var value: String
      package var word: String
      /// `5个工作日`.
      package var span: String
      /// `11月29日（周五）`, or the time of day if it is today.
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
    /// The initiative's id and other values that the form posts back.
    package var hiddenInputs: [HiddenInputPart]
    package var caller: FieldPart
    package var callerName: FieldPart
    package var area: FieldPart
    package var text: FieldPart
    /// The class from the catalogue, which determines the lead and assisting parties.
    package var `class`: FieldPart
    package var natures: [Nature]
    /// How the limits are counted: 次日起算，按济南市12345规定.
    package var counted: String
    package var reply: FieldPart
    package var groups: [FieldPart.Option]
    package var isConfidential: Bool
    package var canAnswer: Bool

    package init(
      action: String = "/hotline", csrf: String, key: String, hiddenInputs: [HiddenInputPart], caller: FieldPart, callerName: FieldPart,
      area: FieldPart,
      text: FieldPart, class: FieldPart, natures: [Nature], counted: String, reply: FieldPart, groups: [FieldPart.Option],
      isConfidential: Bool = false,
      canAnswer: Bool = true
    ) {
      self.action = action
      self.csrf = csrf
      self.key = key
      self.hiddenInputs = hiddenInputs
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

  /// An approved answer; choosing it inserts its text into the reply.
  package struct Answer: Sendable {
    package var id: String
    package var question: String
    /// `第3版，政策保障组审定，已用41次`.
    package var status: String
    package var text: String
    /// 1 to 9 for the keys Alt+1 … Alt+9; 0 for an answer that the script shows if the input resembles it.
    package var shortcut: Int

    package init(id: String, question: String, status: String, text: String, shortcut: Int) {
      self.id = id
      self.question = question
      self.status = status
      self.text = text
      self.shortcut = shortcut
    }

    package var isMore: Bool { shortcut == 0 }
  }

  /// A possible duplicate: a ticket of the same caller, or with a similar text.
  package struct Alike: Sendable {
    package var number: String
    package var address: String
    package var title: String
    package var why: String
    /// The value that the merge button posts; nil if the user may not merge.
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
