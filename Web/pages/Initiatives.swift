/// Where does all the work stand? One row for each initiative that the person may see.
package struct InitiativesPage: Sendable {
  package struct Row: Sendable {
    package var title: String
    package var address: String
    /// 济医保办字〔2019〕9号
    package var documentNumber: String
    package var issuer: String
    package var state: StatePart
    /// Nil for work without an end.
    package var limit: LimitPart?
    package var done: Int
    package var all: Int
    package var late: Int

    package init(
      title: String, address: String, documentNumber: String, issuer: String, state: StatePart, limit: LimitPart? = nil, done: Int,
      all: Int, late: Int
    ) {
      self.title = title
      self.address = address
      self.documentNumber = documentNumber
      self.issuer = issuer
      self.state = state
      self.limit = limit
      self.done = done
      self.all = all
      self.late = late
    }

    package var doneAddress: String { address + "?show=done" }
    package var lateAddress: String { address + "?show=late" }
    package var isLate: Bool { late > 0 }
    /// For the meter, which is a hundred wide.
    package var percent: Int { all > 0 ? done * 100 / all : 0 }
  }

  package var frame: FramePart
  package var filter: FilterPart?
  package var rows: [Row]
  /// For those who may start one: the import of a notice.
  package var add: String?

  package init(frame: FramePart, filter: FilterPart? = nil, rows: [Row], add: String? = nil) {
    self.frame = frame
    self.filter = filter
    self.rows = rows
    self.add = add
  }
}
