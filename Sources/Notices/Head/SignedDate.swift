import Domain

/// The line below a letter that dates it: 2019年11月20日, alone, after the agency, or with 印发.
struct SignedDate: Hashable {
  var day: Day
  /// The index at which the date begins.
  var dateStart: Int
  /// The agency on the same line, if any.
  var agency: ScalarText?
  /// Whether the line says 印发, so that the day is the day of printing.
  var isPrinted: Bool

  init?(_ line: ScalarText) {
    var words = line.trimmed
    guard words.count <= 70, words.contains(where: { $0 == "年" }) else { return nil }
    if words.last == "）", let open = words.findLast("（") { words = words.before(open.lowerBound).trimmed }
    isPrinted = words.ends("印发") || words.ends("印")
    if isPrinted { words = words.before(words.ends("印发") ? words.endIndex - 2 : words.endIndex - 1).trimmed }
    guard words.last == "日", let (day, start) = SignedDate.day(endingAt: words) else { return nil }
    let before = words.before(start).trimmed
    guard before.isEmpty || AgencyName.isName(before.withoutSpaces) else { return nil }
    (self.day, dateStart, agency) = (day, start, before.isEmpty ? nil : before)
  }

  private static func day(endingAt words: ScalarText) -> (Day, Int)? {
    let squeezed = words.withoutSpaces
    for start in squeezed.indices where squeezed[start].isDigit || Numeral(squeezed, at: start) != nil {
      guard let point = PartialDate(squeezed, at: start), point.end == squeezed.endIndex, case .number(let year)? = point.year,
        case .day(let month, let day) = point.grain, let date = Day(year: year, month: month, day: day)
      else { continue }
      let dateStart = words.firstIndex { $0 == squeezed[start] }.map { first in
        squeezed.count == words.count ? words.startIndex + start - squeezed.startIndex : first
      }
      return (date, dateStart ?? words.startIndex)
    }
    return nil
  }
}
