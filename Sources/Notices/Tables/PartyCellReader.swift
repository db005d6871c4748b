/// Reads a table cell that names responsible groups or agencies.
struct PartyCellReader {
  let groups: GroupRegistry

  struct Parties {
    var responsible: [String] = []
    var cooperating: [String] = []
    /// Whether the cell says 各工作组, for which `responsible` lists all working groups.
    var isEveryGroup = false
  }

  private static let everyGroup = WordIndex("各工作组 各专项组 各小组 各专项工作组 全体工作组 各组")
  private static let lead = WordIndex("（牵头） （主办） （牵头单位） （主责）")

  func read(_ cell: ScalarText) -> Parties {
    if let labelled = Assignment(labels: cell, from: cell.startIndex) {
      return Parties(responsible: labelled.responsible, cooperating: labelled.cooperating)
    }
    if PartyCellReader.everyGroup.contains(cell.withoutSpaces), !groups.working.isEmpty {
      return Parties(responsible: groups.working, isEveryGroup: true)
    }
    if let parties = withMarkedLead(cell) { return parties }
    if let names = withoutSeparators(cell.withoutSpaces) { return Parties(responsible: names) }
    return Parties(responsible: PartyList.names(cell).map(fullName))
  }

  /// Reads a cell that marks the lead: 甲局（牵头）、乙局.
  private func withMarkedLead(_ cell: ScalarText) -> Parties? {
    let components = cell.components { $0 == "、" || $0 == "，" || $0 == "；" }.map(\.bare)
    guard components.count > 1, components.contains(where: { PartyCellReader.lead.ending($0) != nil }) else { return nil }
    var read = Parties()
    for piece in components {
      if let mark = PartyCellReader.lead.ending(piece) {
        read.responsible.append(piece.before(mark.lowerBound).withoutSpaces.string)
      } else {
        read.cooperating += PartyList.names(piece)
      }
    }
    return read
  }

  /// Reads names of known groups without separators: 甲组乙组丙组.
  private func withoutSeparators(_ cell: ScalarText) -> [String]? {
    var names: [String] = []
    var index = cell.startIndex
    while index < cell.endIndex {
      guard let entry = groups.entries.filter({ cell.starts(with: $0.name, at: index) }).max(by: { $0.name.count < $1.name.count }) else {
        return nil
      }
      names.append(entry.name.string)
      index += entry.name.count
    }
    return names.count > 1 ? names : nil
  }

  /// The full name of a known group: 政策保障组 for 政策保障 and 政策保障小组. Any other name is returned unchanged.
  func fullName(_ name: String) -> String {
    let text = ScalarText(name)
    if groups.entries.contains(where: { $0.name == text }) { return name }
    let stem = text.ends("小组") ? text.before(text.endIndex - 2) : text.ends("组") ? text.before(text.endIndex - 1) : text
    guard stem.count >= 2 else { return name }
    return groups.entries.first { $0.name == stem + "组" || $0.name == stem + "工作组" || $0.name == stem + "小组" }?.name.string ?? name
  }
}
