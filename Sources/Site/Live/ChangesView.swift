import Domain
import Web

/// The differences between two versions of a notice, as rows of its page.
struct ChangesView {
  let text: Text
  let difference: DraftDifference
  /// Links to items by the line of the notice that they came from.
  var items: [Int: LinkPart] = [:]

  static let maxRows = SecurityPolicy.maxItemsOfPage

  var rows: [DraftChangesPage.Row] {
    difference.rows.prefix(Self.maxRows).map { row in
      DraftChangesPage.Row(
        part: part(row.part), before: row.before.map { named($0, row) } ?? "", after: row.after.map { named($0, row) } ?? "",
        line: row.line,
        item: row.part == .task ? row.was.flatMap { items[$0] } : nil)
    }
  }

  var more: String? { difference.rows.count > Self.maxRows ? text.draftChangesMore(difference.rows.count - Self.maxRows) : nil }

  private func part(_ part: DraftDifference.Part) -> String {
    switch part {
    case .head: text.draftPartHead
    case .group: text.draftPartGroup
    case .task: text.draftPartTask
    case .line: text.draftPartLine
    }
  }

  /// With the group and the role: 财政金融组 成员 王明、李建国.
  private func named(_ words: String, _ row: DraftDifference.Row) -> String {
    guard let group = row.group, let field = row.field else { return words }
    let role =
      switch field {
      case .leaders: text.roleLeader
      case .deputies: text.roleDeputy
      case .members: text.roleMember
      case .duties: text.draftDuties
      }
    return "\(group) \(role) \(words.isEmpty ? "—" : words)"
  }
}
