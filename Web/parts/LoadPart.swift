/// The open and late items of each group or each agency. An item counts only for the party that has to act on it.
package struct LoadPart: Sendable {
  /// The workload of one party.
  package struct Row: Sendable {
    package var name: String
    package var address: String
    /// The leader of the group, or the group that the agency works with.
    package var beside: String
    package var open: Int
    package var openAddress: String
    /// Nil if the count of that colour is zero.
    package var red: LightPart?
    package var yellow: LightPart?
    package var blue: LightPart?
    /// The average lateness: `1.3`.
    package var average: String

    package init(
      name: String, address: String, beside: String, open: Int, openAddress: String, red: LightPart? = nil, yellow: LightPart? = nil,
      blue: LightPart? = nil, average: String
    ) {
      self.name = name
      self.address = address
      self.beside = beside
      self.open = open
      self.openAddress = openAddress
      self.red = red
      self.yellow = yellow
      self.blue = blue
      self.average = average
    }
  }

  /// Whether the rows are groups or agencies.
  package enum Grouping: Sendable { case groups, agencies }

  package var grouping: Grouping
  package var rows: [Row]

  package init(grouping: Grouping, rows: [Row]) {
    self.grouping = grouping
    self.rows = rows
  }

  package var isByGroup: Bool { grouping == .groups }
  package var id: String { isByGroup ? "by-group" : "by-agency" }
}
