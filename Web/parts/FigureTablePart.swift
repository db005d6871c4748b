/// A table of statistics. Each number links to the rows that it counts.
package struct FigureTablePart: Sendable {
  /// The head of a column.
  package struct Column: Sendable {
    package var word: String
    package var isNumber: Bool
    /// Hidden on a phone.
    package var isMinor: Bool

    package init(_ word: String, isNumber: Bool = false, isMinor: Bool = false) {
      self.word = word
      self.isNumber = isNumber
      self.isMinor = isMinor
    }

    package var marks: String { FigureTablePart.marks(isNumber, isMinor) }
  }

  /// One cell: text, an optional link and an optional state.
  package struct Cell: Sendable {
    package var text: String
    package var address: String?
    package var isNumber: Bool
    package var isMinor: Bool
    /// Late and still open. Shown by a shape, not by colour alone.
    package var isLate: Bool
    /// Whether the value differs from the one beside it.
    package var differs: Bool
    package var state: StatePart?
    /// A second, smaller line.
    package var second: String
    /// The SVG points of a sparkline.
    package var line: String

    package init(
      _ text: String, _ address: String? = nil, isNumber: Bool = false, isMinor: Bool = false, isLate: Bool = false, differs: Bool = false,
      state: StatePart? = nil, second: String = "", line: String = ""
    ) {
      self.text = text
      self.address = address
      self.isNumber = isNumber
      self.isMinor = isMinor
      self.isLate = isLate
      self.differs = differs
      self.state = state
      self.second = second
      self.line = line
    }

    package var marks: String {
      [FigureTablePart.marks(isNumber, isMinor), isLate ? "is-late-now" : "", differs ? "differs" : ""].filter { !$0.isEmpty }.joined(
        separator: " ")
    }
  }

  /// A row with its head cell.
  package struct Row: Sendable {
    package var head: Cell
    package var cells: [Cell]
    /// Whether the row above sums this one.
    package var isPart: Bool

    package init(_ head: Cell, _ cells: [Cell], isPart: Bool = false) {
      self.head = head
      self.cells = cells
      self.isPart = isPart
    }
  }

  package var id: String
  package var title: String
  /// How the numbers are counted.
  package var words: String
  package var filters: [FilterPart]
  package var columns: [Column]
  package var rows: [Row]
  package var foot: [Row]
  package var exportAddress: String?
  package var pages: PagesPart?
  package var empty: EmptyPart?

  package init(
    id: String, title: String, words: String = "", filters: [FilterPart] = [], columns: [Column], rows: [Row], foot: [Row] = [],
    exportAddress: String? = nil, pages: PagesPart? = nil, empty: EmptyPart? = nil
  ) {
    self.id = id
    self.title = title
    self.words = words
    self.filters = filters
    self.columns = columns
    self.rows = rows
    self.foot = foot
    self.exportAddress = exportAddress
    self.pages = pages
    self.empty = empty
  }

  private static func marks(_ isNumber: Bool, _ isMinor: Bool) -> String {
    [isNumber ? "num" : "", isMinor ? "wide-only" : ""].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension FigureTablePart {
  /// The table as rows of a spreadsheet.
  package var sheet: [[String]] {
    [columns.map(\.word)] + (rows + foot).map { row in ([row.head] + row.cells).map(\.plain) }
  }
}

extension FigureTablePart.Cell {
  /// Whether the text is the link; a state carries the link itself.
  package var hasOwnLink: Bool { address != nil && state == nil }
  package var link: String { address ?? "" }

  /// The whole content as one line of text.
  package var plain: String {
    [state.map { $0.extra.isEmpty ? $0.word : $0.word + " " + $0.extra } ?? "", text, second].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The points of a sparkline, 120 by 22 pixels, scaled to the greatest number; empty for fewer than two numbers.
  package static func line(of numbers: [Int]) -> String {
    guard numbers.count > 1, let top = numbers.max(), top > 0 else { return "" }
    return numbers.enumerated().map { index, number in
      "\(index * 120 / (numbers.count - 1)),\(22 - number * 20 / top)"
    }.joined(separator: " ")
  }
}
