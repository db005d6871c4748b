/// The list of initiatives that the user may see, with their progress.
package struct InitiativesPage: Sendable {
  /// One initiative with its numbers of done, all and late items.
  package struct Row: Sendable {
    package var title: String
    package var address: String
    /// 济医保办字〔2019〕9号
    package var documentNumber: String
    package var issuer: String
    package var state: StatePart
    /// Nil for work without an end date.
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
    /// The value of the meter, from 0 to 100.
    package var percent: Int { all > 0 ? done * 100 / all : 0 }
  }

  package var frame: FramePart
  package var filter: FilterPart?
  package var rows: [Row]
  /// The address of the notice import; nil if the user may not start an initiative.
  package var add: String?

  package init(frame: FramePart, filter: FilterPart? = nil, rows: [Row], add: String? = nil) {
    self.frame = frame
    self.filter = filter
    self.rows = rows
    self.add = add
  }
}
