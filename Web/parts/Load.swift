/// What each group, or each agency, has in hand, and how much of it is late. A thing counts only with who must act on it.
package struct LoadPart: Sendable {
  package struct Row: Sendable {
    package var name: String
    package var address: String
    /// The group's leader, or the group that the agency works with.
    package var beside: String
    package var open: Int
    package var openAddress: String
    /// Nil where there is none of that colour.
    package var red: LightPart?
    package var yellow: LightPart?
    package var blue: LightPart?
    /// `1.3`
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

  package enum Whose: Sendable { case groups, agencies }

  package var whose: Whose
  package var rows: [Row]

  package init(whose: Whose, rows: [Row]) {
    self.whose = whose
    self.rows = rows
  }

  package var isByGroup: Bool { whose == .groups }
  package var id: String { isByGroup ? "by-group" : "by-agency" }
}
