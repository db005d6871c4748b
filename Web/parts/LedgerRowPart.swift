/// One row of a ledger's table.
package struct LedgerRowPart: Sendable {
  /// The value of one column.
  package struct Cell: Sendable {
    package var text: String
    package var isNumber: Bool
    package var isMinor: Bool

    package init(text: String, isNumber: Bool = false, isMinor: Bool = true) {
      self.text = text
      self.isNumber = isNumber
      self.isMinor = isMinor
    }

    package var marks: String { isNumber ? isMinor ? "num off" : "num" : isMinor ? "off" : "" }
  }

  /// The id of the form that its checkbox belongs to; nil if the user may move no row of the page, which then has no checkboxes.
  package var form: String?
  /// The checkbox value: the item and the version that the user saw.
  package var tick: String
  package var number: String
  package var address: String
  package var title: String
  /// One cell for each of the page's columns.
  package var cells: [Cell]
  /// The lead party; nil if there is none.
  package var lead: String?
  package var limit: LimitPart
  package var state: StatePart
  /// The names of the moves that the user may make on it now, separated by spaces; the bar counts them.
  package var moves: String
  package var isLate: Bool
  package var isPicked: Bool

  package init(
    form: String? = nil, tick: String, number: String, address: String, title: String, cells: [Cell], lead: String? = nil,
    limit: LimitPart, state: StatePart, moves: String = "", isLate: Bool = false, isPicked: Bool = false
  ) {
    self.form = form
    self.tick = tick
    self.number = number
    self.address = address
    self.title = title
    self.cells = cells
    self.lead = lead
    self.limit = limit
    self.state = state
    self.moves = moves
    self.isLate = isLate
    self.isPicked = isPicked
  }

  package var marks: String { isLate ? isPicked ? "late picked" : "late" : isPicked ? "picked" : "" }

  /// Renders the row alone, for the row cache.
  package func html(in text: Text) -> String {
    var out = Output(capacity: 2048)
    write(to: &out, in: text)
    return String(out)
  }

  static func html(_ rows: [LedgerRowPart], in text: Text) -> String { rows.map { $0.html(in: text) }.joined(separator: "\n") }
}
