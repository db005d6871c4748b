/// What a document's reader hands over, in its order. Plain text is all paragraphs; tables flattened into it are found.
package enum Block: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package var line: Int
    package var cells: [String]

    package init(line: Int, cells: [String]) {
      self.line = line
      self.cells = cells
    }
  }

  case paragraph(String, line: Int)
  /// A cell merged downwards is empty in the rows below; one merged sideways is repeated or empty.
  case table([Row])
}
