/// A workflow: its diagram, states, moves and reminders, its diagnostics, and the file itself.
package struct WorkflowPage: Sendable {
  /// One state of the workflow.
  package struct State: Sendable {
    package var state: StatePart
    package var name: String
    /// Properties of the state: 初始, 完成, 暂停计时.
    package var marks: String
    package var limit: String?

    package init(state: StatePart, name: String, marks: String, limit: String? = nil) {
      self.state = state
      self.name = name
      self.marks = marks
      self.limit = limit
    }
  }

  /// One move, in words.
  package struct Move: Sendable {
    package var title: String
    package var name: String
    package var from: String
    package var to: String
    package var by: String
    package var needs: String
    package var guards: String

    package init(title: String, name: String, from: String, to: String, by: String, needs: String, guards: String) {
      self.title = title
      self.name = name
      self.from = from
      self.to = to
      self.by = by
      self.needs = needs
      self.guards = guards
    }
  }

  /// One reminder rule, in words.
  package struct Reminder: Sendable {
    package var state: String
    package var moment: String
    package var to: String
    package var light: LightPart?

    package init(state: String, moment: String, to: String, light: LightPart? = nil) {
      self.state = state
      self.moment = moment
      self.to = to
      self.light = light
    }
  }

  /// One diagnostic of the file. `line` counts from 1.
  package struct Finding: Sendable {
    package var line: Int
    package var words: String

    package init(line: Int, words: String) {
      self.line = line
      self.words = words
    }
  }

  package var frame: FramePart
  package var head: HeadPart
  package var diagram: DiagramPart
  package var states: [State]
  package var moves: [Move]
  package var reminders: [Reminder]
  package var findings: [Finding]
  package var source: String
  package var fileName: String

  package init(
    frame: FramePart, head: HeadPart, diagram: DiagramPart, states: [State], moves: [Move], reminders: [Reminder], findings: [Finding],
    source: String, fileName: String
  ) {
    self.frame = frame
    self.head = head
    self.diagram = diagram
    self.states = states
    self.moves = moves
    self.reminders = reminders
    self.findings = findings
    self.source = source
    self.fileName = fileName
  }

  package var findingCount: Int { findings.count }
}
