/// A matrix of submissions: a row for each party, a column for each milestone.
package struct MatrixPart: Sendable {
  /// One column.
  package struct Milestone: Sendable {
    package var title: String
    package var address: String
    package var limit: LimitPart?
    /// The link to the summed table; nil before it is made.
    package var summary: LinkPart?

    package init(title: String, address: String, limit: LimitPart?, summary: LinkPart? = nil) {
      self.title = title
      self.address = address
      self.limit = limit
      self.summary = summary
    }
  }

  /// One submission.
  package struct Cell: Sendable {
    package var state: StatePart
    /// `6月2日报送`, or `6月3日前`.
    package var day: String?
    /// `逾期1个工作日`; stays after the submission.
    package var late: String?
    /// Late and still missing.
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

  /// One party's submissions for one milestone; empty if none was asked of it.
  package struct Slot: Sendable {
    package var cells: [Cell]
    package var more: LinkPart?

    package init(_ cells: [Cell], more: LinkPart? = nil) {
      self.cells = cells
      self.more = more
    }
  }

  /// One row: a party, in most initiatives a county.
  package struct County: Sendable {
    package var name: String
    package var address: String?
    /// One slot for each milestone.
    package var slots: [Slot]

    package init(name: String, address: String? = nil, slots: [Slot]) {
      self.name = name
      self.address = address
      self.slots = slots
    }
  }

  /// A row of counts, with one cell for each milestone.
  package struct Count: Sendable {
    package var word: String
    package var cells: [FigureTablePart.Cell]

    package init(word: String, cells: [FigureTablePart.Cell]) {
      self.word = word
      self.cells = cells
    }
  }

  package var title: String
  package var filter: FilterPart?
  package var milestones: [Milestone]
  package var counties: [County]
  package var counts: [Count]
  package var exportAddress: String?
  package var pages: PagesPart?

  package init(
    title: String, filter: FilterPart? = nil, milestones: [Milestone], counties: [County], counts: [Count], exportAddress: String? = nil,
    pages: PagesPart? = nil
  ) {
    self.title = title
    self.filter = filter
    self.milestones = milestones
    self.counties = counties
    self.counts = counts
    self.exportAddress = exportAddress
    self.pages = pages
  }
}

extension MatrixPart {
  package var hasSummaries: Bool { milestones.contains { $0.summary != nil } }

  /// The table as rows of a spreadsheet; `heading` is the title of the first column.
  package func sheet(heading: String) -> [[String]] {
    let head =
      [heading]
      + milestones.map { milestone in [milestone.title, milestone.limit?.date ?? ""].filter { !$0.isEmpty }.joined(separator: " ") }
    let rows = counties.map { county in [county.name] + county.slots.map(\.plain) }
    return [head] + rows + counts.map { count in [count.word] + count.cells.map(\.plain) }
  }
}

extension MatrixPart.Slot {
  package var plain: String { cells.map(\.plain).joined(separator: "; ") }
}

extension MatrixPart.Cell {
  package var plain: String { [state.word, day ?? "", late ?? ""].filter { !$0.isEmpty }.joined(separator: " ") }
}
