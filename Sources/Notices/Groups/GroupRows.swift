/// A table that says who is in which group: 组别、组长、成员、职责. A group's name merged downwards holds for the rows below.
struct GroupRows {
  struct Row {
    var line: Int
    var name: Text
    var people: [(RosterLine.Post, [String])]
    var duties: Text?
  }

  private(set) var rows: [Row] = []

  static func apply(to sheet: Sheet) -> Bool {
    (sheet.has(.group) || sheet.has(.responsible)) && (sheet.has(.leader) || sheet.has(.member) && sheet.has(.group))
  }

  init(_ sheet: Sheet) {
    var above: Text?
    for row in sheet.rows {
      let said = (sheet.cells(row, .group) + sheet.cells(row, .responsible)).first?.withoutSpaces
      guard let name = said ?? above, GroupName.isName(name) else { continue }
      above = name
      let people = ([(.leader, .leader), (.deputy, .deputy), (.member, .member)] as [(Column, RosterLine.Post)]).map { column, post in
        (post, sheet.cells(row, column).flatMap(People.named))
      }
      rows.append(Row(line: row.line, name: name, people: people, duties: sheet.cells(row, .duties).first))
    }
  }
}
