/// The notice as issued, with a mark at the source line of each task.
package struct NoticePage: Sendable {
  /// A task of the initiative and its place in the notice.
  package struct Task: Sendable {
    package var title: String
    package var address: String
    package var parties: String
    package var state: StatePart
    /// The source line, counted from 1.
    package var line: Int

    package init(title: String, address: String, parties: String, state: StatePart, line: Int) {
      self.title = title
      self.address = address
      self.parties = parties
      self.state = state
      self.line = line
    }
  }

  /// The form that uploads a changed notice for comparison.
  package struct ComparisonForm: Sendable {
    package var address: String
    package var csrf: String

    package init(address: String, csrf: String) {
      self.address = address
      self.csrf = csrf
    }
  }

  package var frame: FramePart
  package var head: HeadPart
  package var tabs: TabsPart
  package var note: NotePart?
  /// 文号, issuers, day, file name.
  package var about: [String]
  package var fileAddress: String?
  package var lines: [LinePart]
  package var tasks: [Task]
  package var comparison: ComparisonForm?
  package var empty: EmptyPart?

  package init(
    frame: FramePart, head: HeadPart, tabs: TabsPart, note: NotePart? = nil, about: [String], fileAddress: String? = nil, lines: [LinePart],
    tasks: [Task], comparison: ComparisonForm? = nil, empty: EmptyPart? = nil
  ) {
    self.frame = frame
    self.head = head
    self.tabs = tabs
    self.note = note
    self.about = about
    self.fileAddress = fileAddress
    self.lines = lines
    self.tasks = tasks
    self.comparison = comparison
    self.empty = empty
  }

  package var taskCount: Int { tasks.count }
}
