/// A date as written in the notice, possibly without a year: 2020年1月底, 6月3日, 年底, 上半年.
struct PartialDate: Hashable {
  enum Year: Hashable {
    case number(Int)
    case this, next, last
  }
  enum Grain: Hashable {
    case day(month: Int, day: Int)
    case month(Int)
    case monthEnd(Int)
    case ten(month: Int, Int)
    case quarter(Int)
    case half(Int)
    case year, yearEnd
    /// 月底 without a month: the end of the month of the notice.
    case thisMonthEnd
  }

  var year: Year?
  var grain: Grain
  var end: Int

  init?(_ text: ScalarText, at start: Int) {
    guard start < text.endIndex, start == text.startIndex || !text[start - 1].isDigit else { return nil }
    if let iso = PartialDate.numeric(text, at: start) {
      self = iso
      return
    }
    let (year, index) = PartialDate.year(text, at: start)
    guard let (grain, end) = PartialDate.grain(text, at: index, afterYear: year != nil) else { return nil }
    (self.year, self.grain, self.end) = (year, grain, end)
  }

  /// Reads the second date of a period: 20日 of the same month, or a date of its own.
  init?(_ text: ScalarText, at start: Int, after first: PartialDate) {
    if let whole = PartialDate(text, at: start) {
      self = whole
      return
    }
    guard case .day(let month, _) = first.grain, let day = Numeral(text, at: start), day.end < text.endIndex,
      text[day.end] == "日" || text[day.end] == "号"
    else { return nil }
    (year, grain, end) = (first.year, .day(month: month, day: day.value), day.end + 1)
  }

  init(year: Year?, grain: Grain, end: Int) { (self.year, self.grain, self.end) = (year, grain, end) }

  private static func year(_ text: ScalarText, at start: Int) -> (Year?, Int) {
    if let numeral = Numeral(text, at: start), (1900...2199).contains(numeral.value), numeral.end < text.endIndex, text[numeral.end] == "年"
    {
      return (.number(numeral.value), numeral.end + 1)
    }
    for (word, year) in years where text.starts(with: word, at: start) { return (year, start + word.count) }
    return (nil, start)
  }

  private static let years: [(ScalarText, Year)] = [
    ("今年", .this), ("本年度", .this), ("本年", .this), ("当年", .this), ("明年", .next), ("次年", .next), ("去年", .last), ("上年", .last),
  ]

  private static func grain(_ text: ScalarText, at start: Int, afterYear: Bool) -> (Grain, Int)? {
    if let numeral = Numeral(text, at: start), (1...12).contains(numeral.value), numeral.end < text.endIndex, text[numeral.end] == "月" {
      return month(numeral.value, text, at: numeral.end + 1)
    }
    for (word, grain) in periodWords where text.starts(with: word, at: start) { return (grain, start + word.count) }
    guard afterYear else {
      for (word, grain) in yearlessPeriodWords where text.starts(with: word, at: start) { return (grain, start + word.count) }
      return nil
    }
    if start < text.endIndex, text[start] == "底" || text[start] == "末" { return (.yearEnd, start + 1) }
    if start < text.endIndex, text[start] == "初" || text[start] == "度" { return nil }
    return (.year, start)
  }

  private static let periodWords: [(ScalarText, Grain)] = [
    ("上半年", .half(1)), ("下半年", .half(2)), ("第一季度", .quarter(1)), ("第二季度", .quarter(2)), ("第三季度", .quarter(3)),
    ("第四季度", .quarter(4)), ("一季度", .quarter(1)), ("二季度", .quarter(2)), ("三季度", .quarter(3)), ("四季度", .quarter(4)),
    ("1季度", .quarter(1)), ("2季度", .quarter(2)), ("3季度", .quarter(3)), ("4季度", .quarter(4)),
  ]
  private static let yearlessPeriodWords: [(ScalarText, Grain)] = [
    ("年底", .yearEnd), ("年末", .yearEnd), ("年内", .yearEnd), ("本月底", .thisMonthEnd), ("月底", .thisMonthEnd), ("月末", .thisMonthEnd),
  ]

  private static func month(_ month: Int, _ text: ScalarText, at start: Int) -> (Grain, Int) {
    var index = start
    if index < text.endIndex, text[index] == "份" { index += 1 }
    for (word, ten) in [("上旬", 1), ("中旬", 2), ("下旬", 3)] as [(ScalarText, Int)] where text.starts(with: word, at: index) {
      return (.ten(month: month, ten), index + 2)
    }
    if index < text.endIndex, text[index] == "底" || text[index] == "末" { return (.monthEnd(month), index + 1) }
    if let day = Numeral(text, at: index), (1...31).contains(day.value), day.end < text.endIndex,
      text[day.end] == "日" || text[day.end] == "号"
    {
      return (.day(month: month, day: day.value), day.end + 1)
    }
    return (.month(month), index)
  }

  /// 2020-01-31, 2020.1.31, 2020/1/31.
  private static func numeric(_ text: ScalarText, at start: Int) -> PartialDate? {
    guard let year = Numeral(text, at: start), !year.isHan, (1900...2199).contains(year.value), let dash = separator(text, at: year.end),
      let month = Numeral(text, at: year.end + 1), !month.isHan, (1...12).contains(month.value)
    else { return nil }
    if separator(text, at: month.end) == dash, let day = Numeral(text, at: month.end + 1), !day.isHan, (1...31).contains(day.value) {
      return PartialDate(year: .number(year.value), grain: .day(month: month.value, day: day.value), end: day.end)
    }
    return nil
  }

  /// Reads 10.28 or 10/28, as columns of dates have it.
  init?(short text: ScalarText, at start: Int) {
    guard start == text.startIndex || text[start - 1].isDash || text[start - 1].isSpace, let month = Numeral(text, at: start), !month.isHan,
      (1...12).contains(month.value), let mark = PartialDate.separator(text, at: month.end), mark != "-",
      let day = Numeral(text, at: month.end + 1), !day.isHan, (1...31).contains(day.value), PartialDate.separator(text, at: day.end) != mark
    else { return nil }
    (year, grain, end) = (nil, .day(month: month.value, day: day.value), day.end)
  }

  private static func separator(_ text: ScalarText, at index: Int) -> Unicode.Scalar? {
    index < text.endIndex && "-./".unicodeScalars.contains(text[index]) ? text[index] : nil
  }
}
