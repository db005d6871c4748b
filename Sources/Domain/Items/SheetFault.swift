/// Rows of a spreadsheet out of a file's or a clipboard's bytes, or the line that cannot be read.
package struct SheetFault: Error, Hashable, Sendable {
  package var line: Int
  package var word: String
  package init(line: Int, word: String) {
    self.line = line
    self.word = word
  }
}
