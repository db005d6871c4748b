/// Figures of an initiative: who has handed in what and what it adds up to, whose steps were late, the assessment sheets,
/// and how the ledgers come down.
package struct ReportsPage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var tabs: TabsPart
  /// Which of the figures are shown.
  package var views: FilterPart?
  package var matrix: MatrixPart?
  package var tables: [FigureTablePart]
  package var empty: EmptyPart?
  /// `2019年11月22日 14:52`, for the paper.
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
