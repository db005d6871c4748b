import Domain

/// One year of `Workflows/calendars/*.yaml`.
package struct CalendarFile: Sendable {
  package var year: Int
  package var content: WorkCalendar.Year

  /// - Throws: every complaint there is.
  package init(_ text: String, file: String) throws(Complaints) {
    let paper = Paper(file: file)
    let parts = try paper.open(text).fields(["year", "source", "off", "work"], required: ["year", "source", "off", "work"])
    year = parts["year"]?.integer() ?? 0
    // Without its year no day of the file can be judged.
    if !paper.complaints.isEmpty, year == 0 { throw Complaints(paper.complaints) }
    content = WorkCalendar.Year(
      off: Self.days(parts["off"], year), work: Self.days(parts["work"], year), source: parts["source"]?.text() ?? "")
    for day in content.work.keys.sorted() where content.off[day] != nil {
      paper.complain(.duplicate(day.description), at: parts["work"]?.line ?? 1)
    }
    if !paper.complaints.isEmpty { throw Complaints(paper.complaints) }
  }

  private static func days(_ piece: Piece?, _ year: Int) -> [Day: Name] {
    var days: [Day: Name] = [:]
    for entry in piece?.list() ?? [] {
      let parts = entry.fields(["name", "days"], required: ["name", "days"])
      let name = parts["name"]?.name(of: "name") ?? Name("")
      for item in parts["days"]?.list() ?? [] {
        guard let day = item.day() else { continue }
        if day.year != year { item.complain(.wants("\(year)年的日期", "a day of \(year)")) }
        if days.updateValue(name, forKey: day) != nil { item.complain(.duplicate(day.description)) }
      }
    }
    return days
  }
}
