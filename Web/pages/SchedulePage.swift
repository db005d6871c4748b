/// The schedule of an initiative (配档表): who, what, by when, and a bar on a time axis.
package struct SchedulePage: Sendable {
  /// One task or share in the table.
  package struct Row: Sendable {
    package var number: String
    package var party: String
    /// （牵头）, （5个）
    package var partyTail: String
    package var title: String
    package var address: String
    /// A sentence about its progress, shown under the title.
    package var remark: String
    package var limit: LimitPart?
    /// A share's limit, in short form: 11月25日.
    package var brief: String
    package var state: StatePart
    package var isLate: Bool
    /// A share of the joint task above it.
    package var isPart: Bool
    /// Whether the next row is a share of the same task.
    package var isJoint: Bool
    package var axis: AxisPart

    package init(
      number: String = "", party: String, partyTail: String = "", title: String, address: String, remark: String = "",
      limit: LimitPart? = nil, brief: String = "", state: StatePart, isLate: Bool = false, isPart: Bool = false, isJoint: Bool = false,
      axis: AxisPart
    ) {
      self.number = number
      self.party = party
      self.partyTail = partyTail
      self.title = title
      self.address = address
      self.remark = remark
      self.limit = limit
      self.brief = brief
      self.state = state
      self.isLate = isLate
      self.isPart = isPart
      self.isJoint = isJoint
      self.axis = axis
    }

    package var classes: String {
      [isLate ? "late" : nil, isPart ? "part" : nil, isJoint ? "joint" : nil].compactMap { $0 }.joined(separator: " ")
    }
  }

  package var frame: FramePart
  package var head: HeadPart
  package var tabs: TabsPart
  package var filter: FilterPart
  /// 11月22日（周五）
  package var today: String
  package var axisHead: AxisHeadPart
  package var rows: [Row]
  /// Shown instead of rows: there are no tasks, or none that pass the filter.
  package var empty: EmptyPart?
  package var export: String?
  package var add: String?
  /// 催办逾期1项
  package var nudge: LinkPart?
  /// 暂停交易期; empty if nothing is frozen.
  package var freezeWord: String
  /// The calendar note in the legend: （11月无节假日、无调休）, or that a year's holidays are not published.
  package var calendarNote: String
  /// 2019年11月22日 14:52
  package var printed: String

  package init(
    frame: FramePart, head: HeadPart, tabs: TabsPart, filter: FilterPart, today: String, axisHead: AxisHeadPart, rows: [Row],
    empty: EmptyPart? = nil, export: String? = nil, add: String? = nil, nudge: LinkPart? = nil, freezeWord: String = "",
    calendarNote: String = "", printed: String
  ) {
    self.frame = frame
    self.head = head
    self.tabs = tabs
    self.filter = filter
    self.today = today
    self.axisHead = axisHead
    self.rows = rows
    self.empty = empty
    self.export = export
    self.add = add
    self.nudge = nudge
    self.freezeWord = freezeWord
    self.calendarNote = calendarNote
    self.printed = printed
  }
}
