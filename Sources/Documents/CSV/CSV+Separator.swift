extension CSV.Separator {
  /// Detects the separator in the first line that has one of the three outside quotes; a title line may precede the table. A tab wins at
  /// once, since spreadsheets paste with tabs and no heading contains one; otherwise the more frequent of the two, and in doubt the comma.
  static func detected(in text: [UInt8]) -> Self {
    var isQuoted = false
    var commas = 0
    var semicolons = 0
    // A table without a separator in its first 64 KB has one column.
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
