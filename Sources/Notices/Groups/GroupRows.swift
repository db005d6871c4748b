/// The rows of a table of groups: 组别、组长、成员、职责. A vertically merged name of a group applies to the rows below.
struct GroupRows {
  struct Row {
    var line: Int
    var name: ScalarText
    var people: [(RosterLine.Role, [String])]
    var duties: ScalarText?
  }

  private(set) var rows: [Row] = []

  /// Whether the table is one of groups.
  static func apply(to table: NoticeTable) -> Bool {
    (table.has(.group) || table.has(.responsible)) && (table.has(.leader) || table.has(.member) && table.has(.group))
  }

  init(_ table: NoticeTable) {
    var previous: ScalarText?
    for row in table.rows {
      let stated = (table.cells(row, .group) + table.cells(row, .responsible)).first?.withoutSpaces
      guard let name = stated ?? previous, GroupName.isName(name) else { continue }
      previous = name
      let people = ([(.leader, .leader), (.deputy, .deputy), (.member, .member)] as [(Column, RosterLine.Role)]).map { column, role in
        (role, table.cells(row, column).flatMap(PersonList.named))
      }
      rows.append(Row(line: row.line, name: name, people: people, duties: table.cells(row, .duties).first))
    }
  }
}
