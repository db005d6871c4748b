import Domain
import Foundation

/// The number formats of a workbook, as far as they matter for text: dates, and whole numbers without a decimal point.
struct CellStyles {
  private var formats: [Int] = []
  private var custom: [Int: String] = [:]
  private let startsIn1904: Bool

  init(_ styles: Element?, startsIn1904: Bool) {
    self.startsIn1904 = startsIn1904
    formats = styles?.first("cellXfs")?.all("xf").map { $0["numFmtId"].flatMap { Int($0) } ?? 0 } ?? []
    for format in styles?.first("numFmts")?.all("numFmt") ?? [] {
      if let id = format["numFmtId"].flatMap({ Int($0) }) { custom[id] = format["formatCode"] }
    }
  }

  /// The displayed text of a numeric cell.
  /// - Parameter style: The cell's index into `cellXfs`.
  func written(_ raw: String, style: Int) -> String {
    guard let number = Double(raw), number.isFinite else { return raw }
    if isDay(style), (1...2_958_465).contains(number), let day = Day("1899-12-30") {
      let count = Int(number) + (startsIn1904 ? 1462 : 0)
      let (year, month, date) = (day + count).parts
      return "\(year)年\(month)月\(date)日"
    }
    return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : raw
  }

  /// Whether the format is a built-in date format, or a custom one with a year or a day of the month.
  private func isDay(_ style: Int) -> Bool {
    guard formats.indices.contains(style) else { return false }
    let id = formats[style]
    guard let code = custom[id]?.lowercased() else {
      return [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36].contains(id) || (50...58).contains(id)
    }
    var isQuoted = false
    let bare = code.filter { letter in
      if letter == "\"" { isQuoted.toggle() }
      return !isQuoted
    }
    let shown = bare.split(separator: "[").map { $0.contains("]") ? $0.drop { $0 != "]" } : $0 }.joined()
    return shown.contains("y") || shown.contains("d") && shown.contains("m")
  }
}
