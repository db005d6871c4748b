import Domain

/// Recognizes names of groups, and the kind of group from a name.
enum GroupName {
  private static let leading = WordIndex("领导小组 委员会 指挥部 联席会议 领导机构 协调小组 工作小组 工作领导组 领导组 工作专班 专班 协调机制 协调委")
  private static let openings = WordIndex(
    """
    成立 组建 设立 加强 健全 建立 完善 各 相应 本 由 负责 配合 落实 调整 强化 明确 优化 充实 发挥 依托 了 的 和 及 与 、 为 是 下设 分别 即 其 该 专门 报 向 在 经 将 各县 市级各 上级
    设
    """)

  /// The endings of offices of agencies, which are no groups.
  private static let agencies = WordIndex("政府办公室 县委办公室 市委办公室 区委办公室 省委办公室 局办公室 厅办公室 健康委办公室 改革委办公室 党委办公室 健康委员会办公室 改革委员会办公室")

  /// Whether the text is the name of a group and nothing more.
  static func isName(_ text: ScalarText) -> Bool {
    let name = text.withoutBracketedText.withoutSpaces
    if let numeral = Numeral(name, at: name.startIndex), name.starts(with: "个", at: numeral.end) { return false }
    if agencies.ending(name) != nil { return false }
    return (2...50).contains(name.count) && AgencyName.bodies.ending(name) != nil && openings.start(name) == nil
      && !name.contains { "，。；：、".unicodeScalars.contains($0) } && !name.ends("机组") && !name.ends("小组成员") && !name.ends("重组")
      && !name.ends("改组")
      && !name.has("成立")
  }

  static func kind(_ name: ScalarText, hasParent: Bool, hasOffice: Bool) -> Group.Kind {
    if name.ends("办公室") || name.ends("秘书处") { return .office }
    if name.ends("领导小组") || name.ends("指挥部") || name.ends("联席会议") || name.ends("委员会") && !hasParent { return .leading }
    if !hasParent, hasOffice || leading.ending(name) != nil { return .leading }
    return .working
  }

  /// The range of the name that begins at `start`, up to the last ending of a body before punctuation: 领导小组办公室 is one name.
  static func name(in text: ScalarText, at start: Int) -> Range<Int>? {
    var index = start
    while index < text.endIndex, index - start <= 50 {
      if "，。；：（".unicodeScalars.contains(text[index]) { return nil }
      if let body = AgencyName.bodies.match(text, at: index), index > start || body.count > 1 {
        var end = body.upperBound
        while let more = AgencyName.bodies.match(text, at: end), more.count > 1 { end = more.upperBound }
        if end < text.endIndex, text[end] == "织" || text[end] == "合" {
          index = end
          continue
        }
        if end < text.endIndex, "成建员长".unicodeScalars.contains(text[end]) { return nil }
        return start..<end
      }
      index += 1
    }
    return nil
  }

  /// The name without the quotation marks around it: “某某领导小组”. Marks inside the name remain.
  static func unquoted(_ text: ScalarText) -> ScalarText {
    let name = text.withoutSpaces
    guard name.first == "“" else { return name.last == "”" && !name.contains("“") ? name.before(name.endIndex - 1) : name }
    guard let close = name.firstIndex(of: "”") else { return name.after(name.startIndex + 1) }
    return close == name.endIndex - 1 ? name[name.startIndex + 1..<close] : name
  }
}
