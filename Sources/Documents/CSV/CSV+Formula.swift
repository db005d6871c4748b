/// A cell that begins like a formula is run by the spreadsheet that opens the file, with the rights of whoever opened it. So it
/// gets an apostrophe in front, which `Reader` takes away again: what we write, we read back.
extension CSV {
  static func guarded(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    looksLikeFormula(cell) && !isNumber(cell) ? [apostrophe] + cell : Array(cell)
  }

  static func unguarded(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    cell.first == apostrophe && looksLikeFormula(cell) ? cell.dropFirst() : cell
  }

  /// Also behind apostrophes that the text has of its own, so that taking one away never takes one too many.
  private static func looksLikeFormula(_ cell: ArraySlice<UInt8>) -> Bool {
    guard let first = cell.first(where: { $0 != apostrophe }) else { return false }
    return first == UInt8(ascii: "=") || first == UInt8(ascii: "+") || first == UInt8(ascii: "-") || first == UInt8(ascii: "@")
      || first == Separator.tab.rawValue || first == .carriageReturn
  }

  /// `-12.5`: a sign, digits and at most one point between them.
  private static func isNumber(_ cell: ArraySlice<UInt8>) -> Bool {
    guard cell.first == UInt8(ascii: "-") || cell.first == UInt8(ascii: "+") else { return false }
    let parts = cell.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) }
  }

  private static let apostrophe = UInt8(ascii: "'")
}
