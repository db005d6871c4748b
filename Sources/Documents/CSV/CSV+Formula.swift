/// Protection against CSV injection: a spreadsheet evaluates a cell that begins like a formula, with the rights of the person who opens
/// the file. `Writer` prefixes such a cell with an apostrophe and `Reader` removes it, so that rows are read back as written.
extension CSV {
  static func guarded(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    looksLikeFormula(cell) && !isNumber(cell) ? [apostrophe] + cell : Array(cell)
  }

  static func unguarded(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    cell.first == apostrophe && looksLikeFormula(cell) ? cell.dropFirst() : cell
  }

  /// Ignores leading apostrophes of the text itself, so that exactly the added one is removed later.
  private static func looksLikeFormula(_ cell: ArraySlice<UInt8>) -> Bool {
    guard let first = cell.first(where: { $0 != apostrophe }) else { return false }
    return first == UInt8(ascii: "=") || first == UInt8(ascii: "+") || first == UInt8(ascii: "-") || first == UInt8(ascii: "@")
      || first == Separator.tab.rawValue || first == .carriageReturn
  }

  /// A sign, then digits with at most one point between them: `-12.5`.
  private static func isNumber(_ cell: ArraySlice<UInt8>) -> Bool {
    guard cell.first == UInt8(ascii: "-") || cell.first == UInt8(ascii: "+") else { return false }
    let parts = cell.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) }
  }

  private static let apostrophe = UInt8(ascii: "'")
}
