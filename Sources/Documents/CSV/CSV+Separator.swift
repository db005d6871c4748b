extension CSV.Separator {
  /// Looks at the first line that holds any of the three outside quotes: a title line may come before the table. A tab
  /// decides at once, since that is how spreadsheets paste and no heading holds one; else the more frequent, else the comma.
  static func detected(in text: [UInt8]) -> Self {
    var isQuoted = false
    var commas = 0
    var semicolons = 0
    // A table that shows no separator in its first 64 KB has one column.
    for byte in text.prefix(65_536) {
      if byte == .quote { isQuoted.toggle() }
      guard !isQuoted else { continue }
      switch byte {
      case tab.rawValue: return .tab
      case comma.rawValue: commas += 1
      case semicolon.rawValue: semicolons += 1
      case .lineFeed, .carriageReturn: if commas + semicolons > 0 { return semicolons > commas ? .semicolon : .comma }
      default: break
      }
    }
    return semicolons > commas ? .semicolon : .comma
  }
}
