/// A role, seen from an item. Each includes the same role in the groups above, and stand-ins.
package enum Role: Hashable, Sendable, Codable {
  /// Leader or deputy of the lead's group; while there is no lead, of any working group.
  case leader
  case convener, liaison, member, vendor, responder
  /// 督查室 and the like: holds the post in any group of the initiative.
  case supervisor
  /// The current people of lead and assisting parties; on a share, of its party.
  case party
  /// The people of the lead alone.
  case lead
  /// The one the item was handed to; while there is nobody, the lead's people.
  case assignee
  /// The person who registered the item.
  case registrar
  /// Anyone seated in the office of the leading group.
  case office
  case leadingLeader
  /// On a part or share: leader or deputy of the group that leads the whole.
  case wholeLeader
  /// The people of the party that a field of the item names: `@finance`.
  case field(Field.ID)
}

extension Role: RawRepresentable, CaseIterable {
  /// The roles with a fixed name.
  package static let allCases: [Role] = [
    .leader, .convener, .liaison, .member, .vendor, .responder, .supervisor, .party, .lead, .assignee, .registrar, .office, .leadingLeader,
    .wholeLeader,
  ]
  private static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  package init?(rawValue: String) {
    if rawValue.hasPrefix("@"), rawValue.count > 1 {
      self = .field(String(rawValue.dropFirst()))
    } else if let role = Self.named[rawValue] {
      self = role
    } else {
      return nil
    }
  }

  package var rawValue: String {
    switch self {
    case .leader: "leader"
    case .convener: "convener"
    case .liaison: "liaison"
    case .member: "member"
    case .vendor: "vendor"
    case .responder: "responder"
    case .supervisor: "supervisor"
    case .party: "party"
    case .lead: "lead"
    case .assignee: "assignee"
    case .registrar: "registrar"
    case .office: "office"
    case .leadingLeader: "leading-leader"
    case .wholeLeader: "whole-leader"
    case .field(let id): "@\(id)"
    }
  }
}
