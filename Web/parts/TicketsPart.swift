/// Hotline tickets as a table, soonest limit first.
package struct TicketsPart: Sendable {
  /// One ticket.
  package struct Row: Sendable {
    package var number: String
    package var address: String
    /// `09:52` for today, else `11月18日`.
    package var came: String
    package var title: String
    /// 咨询, 求助, 投诉, 紧急.
    package var nature: String
    /// The party that has to act.
    package var holder: String
    package var limit: LimitPart
    package var state: StatePart
    package var isLate: Bool

    package init(
      number: String, address: String, came: String, title: String, nature: String, holder: String, limit: LimitPart, state: StatePart,
      isLate: Bool = false
    ) {
      self.number = number
      self.address = address
      self.came = came
      self.title = title
      self.nature = nature
      self.holder = holder
      self.limit = limit
      self.state = state
      self.isLate = isLate
    }
  }

  package var label: String
  package var rows: [Row]

  package init(label: String, rows: [Row]) {
    self.label = label
    self.rows = rows
  }
}
