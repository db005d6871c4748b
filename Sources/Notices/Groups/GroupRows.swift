/// A table that says who is in which group: 组别、组长、成员、职责. A group's name merged downwards holds for the rows below.
struct GroupRows {
  struct Row {
    var line: Int
    var name: ScalarText
    var people: [(RosterLine.Post, [String])]
    var duties: ScalarText?
  }

  private(set) var rows: [Row] = []

  static func apply(to table: NoticeTable) -> Bool {
    (table.has(.group) || table.has(.responsible)) && (table.has(.leader) || table.has(.member) && table.has(.group))
  }

  init(_ table: NoticeTable) {
    var above: ScalarText?
    for row in table.rows {
      let said = (table.cells(row, .group) + table.cells(row, .responsible)).first?.withoutSpaces
      guard let name = said ?? above, GroupName.isName(name) else { continue }
      above = name
      let people = ([(.leader, .leader), (.deputy, .deputy), (.member, .member)] as [(Column, RosterLine.Post)]).map { column, post in
        (post, table.cells(row, column).flatMap(PersonList.named))
      }
      rows.append(Row(line: row.line, name: name, people: people, duties: table.cells(row, .duties).first))
    }
  }
}
