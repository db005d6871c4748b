/// The visibility that a post gives, by the kind of its group. It follows from the roles of the post (`Roster.seats`): whoever may act on
/// an item sees it. Vendor staff see only what their group was given.
struct PostSight {
  /// The notice, the groups and the schedule.
  let seesInitiative: Bool
  /// Everything in the initiative: the posts of `office` and `leading-leader`, and `supervisor`, at the top.
  let seesWhole: Bool
  /// The items of the groups below and of the parties in them: `leader` and `convener` hold their roles there too; of a leading group and its office
  /// every post does.
  let seesBelow: Bool
  /// Items without a lead: `leader` and `convener` assign them.
  let seesUnassigned: Bool
  /// The hotline of the initiative: `responder`.
  let isAtDesk: Bool
  /// Data that only the office of the initiative may see.
  let isInOffice: Bool

  init(_ role: Membership.Role, in kind: Group.Kind, isTop: Bool) {
    let leads = [.leader, .deputy, .convener].contains(role)
    let isVendor = role == .vendor
    seesInitiative = !isVendor
    seesWhole = !isVendor && isTop && (kind != .working || role == .supervisor)
    seesBelow = !isVendor && (leads || kind != .working)
    seesUnassigned = leads
    isAtDesk = role == .responder
    isInOffice = !isVendor && isTop && kind == .office
  }
}
