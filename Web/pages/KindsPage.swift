/// The kinds in an initiative that have no page of their own.
package struct KindsPage: Sendable {
  /// One kind with its numbers of open, all and late items.
  package struct Row: Sendable {
    package var name: String
    package var address: String
    package var open: Int
    package var all: Int
    package var late: Int
    package var lateAddress: String
    package var allAddress: String

    package init(name: String, address: String, open: Int, all: Int, late: Int, lateAddress: String, allAddress: String) {
      self.name = name
      self.address = address
      self.open = open
      self.all = all
      self.late = late
      self.lateAddress = lateAddress
      self.allAddress = allAddress
    }

    package var isLate: Bool { late > 0 }
  }

  package var frame: FramePart
  package var head: HeadPart
  package var tabs: TabsPart
  package var rows: [Row]
  /// The kinds that the user may register: those in use here, and all others.
  package var new: [LinkPart]
  package var others: [LinkPart]

  package init(frame: FramePart, head: HeadPart, tabs: TabsPart, rows: [Row], new: [LinkPart], others: [LinkPart]) {
    self.frame = frame
    self.head = head
    self.tabs = tabs
    self.rows = rows
    self.new = new
    self.others = others
  }

  package var registers: Bool { !new.isEmpty || !others.isEmpty }
}
