import Domain

/// One year's holidays and make-up working days, read from `Workflows/calendars/*.yaml`.
package struct CalendarFile: Sendable {
  package var year: Int
  /// The days off and the make-up working days, with their source.
  package var content: WorkCalendar.Year

  /// - Parameter file: the path that diagnostics name.
  /// - Throws: all diagnostics of the file.
  package init(_ text: String, file: String) throws(Diagnostics) {
    let reader = YAMLReader(file: file)
    let parts = try reader.open(text).fields(["year", "source", "off", "work"], required: ["year", "source", "off", "work"])
    year = parts["year"]?.integer() ?? 0
    // Days cannot be checked without the year.
    if !reader.diagnostics.isEmpty, year == 0 { throw Diagnostics(reader.diagnostics) }
    content = WorkCalendar.Year(
      off: Self.days(parts["off"], year), work: Self.days(parts["work"], year), source: parts["source"]?.text() ?? "")
    for day in content.work.keys.sorted() where content.off[day] != nil {
      reader.report(.duplicate(day.description), at: parts["work"]?.line ?? 1)
    }
    if !reader.diagnostics.isEmpty { throw Diagnostics(reader.diagnostics) }
  }

  private static func days(_ node: YAMLNode?, _ year: Int) -> [Day: Name] {
    var days: [Day: Name] = [:]
    for entry in node?.list() ?? [] {
      let parts = entry.fields(["name", "days"], required: ["name", "days"])
      let name = parts["name"]?.name(of: "name") ?? Name("")
      for item in parts["days"]?.list() ?? [] {
        guard let day = item.day() else { continue }
        if day.year != year { item.report(.wants("\(year)年的日期", "a day of \(year)")) }
        if days.updateValue(name, forKey: day) != nil { item.report(.duplicate(day.description)) }
      }
    }
    return days
  }
}
