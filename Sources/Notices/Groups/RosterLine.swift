/// A line that names the people of a role in a group, or the duties of the group: 副组长：…, 职  责：…
struct RosterLine: Hashable {
  enum Role: Hashable { case leader, deputy, member, duties, other }

  var role: Role
  var label: ScalarText
  var value: ScalarText

  private static let leaders = WordIndex(
    """
    组长 主任 牵头人 召集人 总指挥 指挥长 主任委员 第一组长 第一主任 第一召集人 总召集人 牵头领导 负责人 会长 理事长 顾问组长 政委 第一总指挥 总负责人 办公室主任 总指挥长 组长单位 牵头单位 牵头部门 主席 总监
    """)
  private static let deputies = WordIndex(
    """
    副组长 副主任 副召集人 副总指挥 副指挥长 副主任委员 常务副组长 常务副主任 第一副组长 常务副总指挥 执行副组长 副会长 副主席 办公室副主任 副牵头人 常务副指挥长 副组长单位 执行组长 执行主任
    """)
  private static let members = WordIndex("成员 委员 组员 成员单位 配合单位 责任单位 参加单位 组成人员 工作人员 组成单位 参与单位 成员名单 专家成员")
  private static let duties = WordIndex("职责 主要职责 工作职责 职能 主要任务 工作任务 职责任务 职责分工 主要职能 任务")
  private static let others = WordIndex("联络员 联系人 联系电话 秘书长 联络人 顾问 秘书")

  init?(_ text: ScalarText) {
    let line = text.trimmed
    let head = line[line.startIndex..<min(line.endIndex, line.startIndex + 20)]
    if let colon = head.firstIndex(of: "：") {
      let label = line.before(colon).withoutSpaces
      guard let role = RosterLine.role(label) else { return nil }
      (self.role, self.label, value) = (role, label, line.after(colon + 1).trimmed)
    } else {
      guard let (label, end) = RosterLine.spaced(line), let role = RosterLine.role(label), role != .duties, role != .other,
        line.count <= 120
      else {
        return nil
      }
      (self.role, self.label, value) = (role, label, line.after(end).trimmed)
    }
  }

  private static func role(_ label: ScalarText) -> Role? {
    if leaders.contains(label) { return .leader }
    if deputies.contains(label) { return .deputy }
    if members.contains(label) || label.count <= 10 && label.ends("人员") && Ordinal(label) == nil { return .member }
    if duties.contains(label) { return .duties }
    return others.contains(label) ? .other : nil
  }

  /// The label in a line that separates it by spaces alone, and the index after it: 组  长  周某安.
  private static func spaced(_ line: ScalarText) -> (ScalarText, Int)? {
    var end = line.startIndex
    var label: [Unicode.Scalar] = []
    while end < line.endIndex, label.count < 5 {
      if line[end].isSpace {
        let candidate = ScalarText(label[...])
        if end + 1 < line.endIndex, label.count >= 2, ["组长", "副组长", "成员", "主任", "副主任", "总指挥", "副总指挥", "牵头人"].contains(candidate) {
          return (candidate, end)
        }
      } else {
        label.append(line[end])
      }
      end += 1
    }
    return nil
  }
}
