/// The statistics of an initiative: submissions and their sums, late steps, assessment sheets, and the progress of the ledgers.
package struct ReportsPage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var tabs: TabsPart
  /// The choice of the statistic.
  package var views: FilterPart?
  package var matrix: MatrixPart?
  package var tables: [FigureTablePart]
  package var empty: EmptyPart?
  /// `2019年11月22日 14:52`, shown in print.
  package var printed: String

  package init(
    frame: FramePart, head: HeadPart, tabs: TabsPart, views: FilterPart? = nil, matrix: MatrixPart? = nil, tables: [FigureTablePart] = [],
    empty: EmptyPart? = nil, printed: String = ""
  ) {
    self.frame = frame
    self.head = head
    self.tabs = tabs
    self.views = views
    self.matrix = matrix
    self.tables = tables
    self.empty = empty
    self.printed = printed
  }
}
