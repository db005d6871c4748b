/// Reads a cell of responsible groups or agencies.
struct PartyCellReader {
  let groups: GroupRegistry

  struct Read {
    var responsible: [String] = []
    var cooperating: [String] = []
    /// 各工作组 stood there, and every working group was put in its place.
    var all = false
  }

  private static let everyone = WordIndex("各工作组 各专项组 各小组 各专项工作组 全体工作组 各组")
  private static let lead = WordIndex("（牵头） （主办） （牵头单位） （主责）")

  func read(_ cell: ScalarText) -> Read {
    if let labelled = Assignment(labels: cell, from: cell.startIndex) {
      return Read(responsible: labelled.responsible, cooperating: labelled.cooperating)
    }
    if PartyCellReader.everyone.contains(cell.withoutSpaces), !groups.working.isEmpty {
      return Read(responsible: groups.working, all: true)
    }
    if let led = led(cell) { return led }
    if let together = runTogether(cell.withoutSpaces) { return Read(responsible: together) }
    return Read(responsible: PartyList.names(cell).map(full))
  }

  /// 甲局（牵头）、乙局.
  private func led(_ cell: ScalarText) -> Read? {
    let components = cell.components { $0 == "、" || $0 == "，" || $0 == "；" }.map(\.bare)
    guard components.count > 1, components.contains(where: { PartyCellReader.lead.ending($0) != nil }) else { return nil }
    var read = Read()
    for piece in components {
      if let mark = PartyCellReader.lead.ending(piece) {
        read.responsible.append(piece.before(mark.lowerBound).withoutSpaces.string)
      } else {
        read.cooperating += PartyList.names(piece)
      }
    }
    return read
  }

  /// 甲组乙组丙组: names of known groups with nothing between them.
  private func runTogether(_ cell: ScalarText) -> [String]? {
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

  /// 政策保障 and 政策保障小组 are the 政策保障组.
  func full(_ name: String) -> String {
    let text = ScalarText(name)
    if groups.entries.contains(where: { $0.name == text }) { return name }
    let stem = text.ends("小组") ? text.before(text.endIndex - 2) : text.ends("组") ? text.before(text.endIndex - 1) : text
    guard stem.count >= 2 else { return name }
    return groups.entries.first { $0.name == stem + "组" || $0.name == stem + "工作组" || $0.name == stem + "小组" }?.name.string ?? name
  }
}
