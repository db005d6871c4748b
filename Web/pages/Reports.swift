/// Who has handed in what: counties down, milestones across.
package struct ReportsPage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var tabs: TabsPart
  package var matrix: Matrix?
  package var empty: EmptyPart?

  package init(frame: FramePart, head: HeadPart, tabs: TabsPart, matrix: Matrix? = nil, empty: EmptyPart? = nil) {
    self.frame = frame
    self.head = head
    self.tabs = tabs
    self.matrix = matrix
    self.empty = empty
  }
}

extension ReportsPage {
  package struct Milestone: Sendable {
    package var title: String
    package var address: String
    package var limit: LimitPart
    /// Reports accepted, of all that are due.
    package var accepted: Int
    package var all: Int
    /// The summed table, when it is made.
    package var summary: LinkPart?

    package init(title: String, address: String, limit: LimitPart, accepted: Int, all: Int, summary: LinkPart? = nil) {
      self.title = title
      self.address = address
      self.limit = limit
      self.accepted = accepted
      self.all = all
      self.summary = summary
    }
  }

  package struct Cell: Sendable {
    package var state: StatePart
    /// `6月2日`, when it came.
    package var day: String?
    /// `逾期1个工作日`, and after it was accepted `办结时逾期1个工作日`.
    package var late: String?
    /// Late and still not there.
    package var isLate: Bool
    package var address: String?

    package init(state: StatePart, day: String? = nil, late: String? = nil, isLate: Bool = false, address: String? = nil) {
      self.state = state
      self.day = day
      self.late = late
      self.isLate = isLate
      self.address = address
    }
  }

  package struct County: Sendable {
    package var name: String
    package var address: String
    /// One for each milestone.
    package var cells: [Cell]

    package init(name: String, address: String, cells: [Cell]) {
      self.name = name
      self.address = address
      self.cells = cells
    }
  }

  package struct Matrix: Sendable {
    package var title: String
    package var filter: FilterPart?
    package var milestones: [Milestone]
    package var counties: [County]
    package var exportAddress: String?

    package init(title: String, filter: FilterPart? = nil, milestones: [Milestone], counties: [County], exportAddress: String? = nil) {
      self.title = title
      self.filter = filter
      self.milestones = milestones
      self.counties = counties
      self.exportAddress = exportAddress
    }
  }
}
