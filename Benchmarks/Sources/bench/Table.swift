import Foundation

/// The table that the benchmark prints: measurement, product, the limit measured in the same run, their ratio, and
/// the aim.
struct Table {
  private var rows = [["measure", "ours", "limit", "ratio", "aim", "the limit is"]]

  mutating func add(_ measure: String, _ ours: Double, _ unit: String = "", limit: Double? = nil, is what: String = "", aim: String = "") {
    let ratio = limit.map { $0 > 0 ? Self.number(ours / $0) : "" } ?? ""
    add([measure, "\(Self.number(ours)) \(unit)", limit.map { "\(Self.number($0)) \(unit)" } ?? "", ratio, aim, what])
  }

  mutating func add(_ measure: String, _ ours: String, aim: String = "") { add([measure, ours, "", "", aim, ""]) }

  /// Also prints each row at once, so that an interrupted run leaves its results.
  private mutating func add(_ row: [String]) {
    rows.append(row)
    let told = row.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }.joined(separator: " · ")
    FileHandle.standardError.write(Data("  \(told)\n".utf8))
  }

  var text: String { Self.text(rows) }

  /// Aligned columns: all but the first and the last two to the right.
  static func text(_ rows: [[String]]) -> String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { place, cell in
        let gap = String(repeating: " ", count: widths[place] - cell.count)
        return place > 0 && place < row.count - 2 ? gap + cell : cell + gap
      }.joined(separator: "  ").trimmingCharacters(in: .whitespaces)
    }.joined(separator: "\n")
  }

  /// Three significant digits, thousands separated.
  static func number(_ number: Double) -> String {
    if number >= 1000 {
      var digits = String(Int(number.rounded()))
      var place = digits.count - 3
      while place > 0 {
        digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
        place -= 3
      }
      return digits
    }
    if number == number.rounded() { return String(Int(number)) }
    if number < 0.001 { return String(format: "%.2g", number) }
    return String(format: number >= 100 ? "%.0f" : number >= 10 ? "%.1f" : number >= 1 ? "%.2f" : "%.3f", number)
  }
}
