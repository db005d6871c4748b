import Domain

/// The signature below a letter: its agencies and its date.
struct Signature {
  private(set) var agencies: [String] = []
  private(set) var day: Day?
  /// The line with the date of printing, if no other line dates the notice.
  private(set) var printed: Line?
  /// The offices that printed the notice.
  private(set) var printers: [String] = []
  /// The index of the element after the signature.
  private(set) var end: Int?

  /// Finds the signature: the first dated line after the head. A date of printing counts only if there is no other.
  init(_ elements: [TableFinder.Element], after start: Int) {
    var stamped: (Line, Day, Int)?
    for index in start..<elements.count {
      guard case .line(let line) = elements[index], line.text.count <= 80, let signed = SignedDate(line.text) else { continue }
      if signed.isPrinted {
        stamped = stamped ?? (line, signed.day, index)
        continue
      }
      day = signed.day
      agencies = signed.agency.map { Head.agencies($0) } ?? Signature.agenciesAbove(elements, index, start)
      end = index + 1
      return
    }
    guard let (line, date, index) = stamped else { return }
    (day, printed) = (date, line)
    printers = SignedDate(line.text)?.agency.map { Head.agencies($0) } ?? Signature.agenciesAbove(elements, index, start)
  }

  /// The agencies on the lines above the date.
  private static func agenciesAbove(_ elements: [TableFinder.Element], _ index: Int, _ start: Int) -> [String] {
    var found: [String] = []
    for position in (max(start, index - 8)..<index).reversed() {
      guard case .line(let line) = elements[position] else { break }
      if line.words.isEmpty { continue }
      let agencies = Ordinal(line.words) == nil ? Head.agencies(line.text) : []
      if agencies.isEmpty { break }
      found = agencies + found
    }
    return found
  }
}
