/// A notice beside the draft extracted from it, linked both ways by line. Every field can be corrected.
package struct DraftPage: Sendable {
  /// One doubt and all its occurrences.
  package struct Doubt: Sendable {
    /// One occurrence of the doubt. `line` counts from 1.
    package struct Place: Sendable {
      package var text: String
      package var line: Int

      package init(text: String, line: Int) {
        self.text = text
        self.line = line
      }
    }

    /// The anchor that the source lines link to: `doubt-1`.
    package var id: String
    package var why: String
    package var places: [Place]
    /// The collapsed occurrences.
    package var others: [Place]

    var otherCount: Int { others.count }

    package init(id: String, why: String, places: [Place], others: [Place] = []) {
      self.id = id
      self.why = why
      self.places = places
      self.others = others
    }
  }

  /// A group, task, telephone number or question: one line that expands to its fields.
  package struct Part: Sendable {
    /// `task-3`
    package var id: String
    package var title: String
    package var second: String
    package var line: Int?
    package var isDoubtful: Bool
    package var fields: [FieldPart]

    package init(id: String, title: String, second: String = "", line: Int? = nil, isDoubtful: Bool = false, fields: [FieldPart]) {
      self.id = id
      self.title = title
      self.second = second
      self.line = line
      self.isDoubtful = isDoubtful
      self.fields = fields
    }
  }

  /// A section of the draft: the groups, tasks, contacts or questions.
  package struct Section: Sendable {
    package var id: String
    package var title: String
    package var about: String
    package var parts: [Part]

    package init(id: String, title: String, about: String = "", parts: [Part]) {
      self.id = id
      self.title = title
      self.about = about
      self.parts = parts
    }
  }

  package var frame: FramePart
  package var csrf: String
  /// The idempotency key of the form.
  package var key: String
  /// `/import/…`
  package var action: String
  package var version: Int
  package var title: String
  /// 158行 · 读出6个组、8项任务
  package var about: [String]
  package var note: NotePart?
  package var lines: [LinePart]
  package var doubts: [Doubt]
  package var head: [FieldPart]
  package var sections: [Section]
  /// The fields that match names to known accounts and agencies.
  package var known: [FieldPart]
  package var knownAbout: [String]

  package init(
    frame: FramePart, csrf: String, key: String, action: String, version: Int, title: String, about: [String], note: NotePart? = nil,
    lines: [LinePart],
    doubts: [Doubt], head: [FieldPart], sections: [Section], known: [FieldPart], knownAbout: [String]
  ) {
    self.frame = frame
    self.csrf = csrf
    self.key = key
    self.action = action
    self.version = version
    self.title = title
    self.about = about
    self.note = note
    self.lines = lines
    self.doubts = doubts
    self.head = head
    self.sections = sections
    self.known = known
    self.knownAbout = knownAbout
  }

  var doubtCount: Int { doubts.reduce(0) { $0 + $1.places.count + $1.others.count } }
}
