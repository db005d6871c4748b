/// A paragraph or a table of a document, in the order of the document. Input of `NoticeReader`.
///
/// Plain text consists of paragraphs only; `NoticeReader` recognizes tables that plain text shows by tabs, strokes, spaces or a cell on each
/// line.
package enum Block: Hashable, Sendable {
  /// A row of a table.
  package struct Row: Hashable, Sendable {
    /// The line of the row in the document's text, from 1.
    package var line: Int
    /// The cells from left to right. The headings of a table are looked for in its first four rows.
    package var cells: [String]

    /// - Parameter line: the line number, from 1.
    package init(line: Int, cells: [String]) {
      self.line = line
      self.cells = cells
    }
  }

  /// A paragraph, or any stretch of text, with its line in the document's text, from 1. A line break in it starts a line with the same number.
  case paragraph(String, line: Int)
  /// A table, row by row. A vertically merged cell is empty in the rows below; a horizontally merged one is repeated or empty.
  case table([Row])
}
