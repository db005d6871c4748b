import Domain

/// The agencies and the day under a letter.
struct Signature {
  private(set) var agencies: [String] = []
  private(set) var day: Day?
  /// The line that dates only the printing, when nothing else dates the notice.
  private(set) var printed: Line?
  /// The office that printed it.
  private(set) var printers: [String] = []
  /// The element after it.
  private(set) var end: Int?

  /// The first dated line after the head signs the letter; the day of printing counts when there is no other.
  init(_ elements: [TableFinder.Element], after start: Int) {
    var stamped: (Line, Day, Int)?
    for index in start..<elements.count {
      guard case .line(let line) = elements[index], line.text.count <= 80, let signed = SignedDate(line.text) else { continue }
      if signed.isPrinted {
        stamped = stamped ?? (line, signed.day, index)
        continue
      }
      day = signed.day
      agencies = signed.agency.map { Head.agencies($0) } ?? Signature.above(elements, index, start)
      end = index + 1
      return
    }
    guard let (line, date, place) = stamped else { return }
    (day, printed) = (date, line)
    printers = SignedDate(line.text)?.agency.map { Head.agencies($0) } ?? Signature.above(elements, place, start)
  }

  private static func above(_ elements: [TableFinder.Element], _ index: Int, _ start: Int) -> [String] {
    var found: [String] = []
    for place in (max(start, index - 8)..<index).reversed() {
      guard case .line(let line) = elements[place] else { break }
      if line.words.isEmpty { continue }
      let agencies = Ordinal(line.words) == nil ? Head.agencies(line.text) : []
      if agencies.isEmpty { break }
      found = agencies + found
    }
    return found
  }
}
