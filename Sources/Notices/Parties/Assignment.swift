/// The parties and the time of a task, from a bracket, a line of labels or the end of a paragraph.
struct Assignment: Hashable {
  var responsible: [String] = []
  var cooperating: [String] = []
  /// The stated time, not yet interpreted.
  var time: ScalarText?
  /// The range of the assignment in its text.
  var range: Range<Int>

  var hasValue: Bool { !responsible.isEmpty || !cooperating.isEmpty || time != nil }

  enum Label { case responsible, cooperating, time, other }

  private static let responsible = WordIndex(
    """
    责任单位： 责任部门： 牵头单位： 牵头部门： 主办单位： 承办单位： 责任主体： 落实单位： 实施单位： 整改责任单位： 牵头责任单位： 主责单位： 指导部门： 整改单位： 责任处室： 责任科室： 主体责任单位：
    """)
  private static let cooperating = WordIndex("配合单位： 协办单位： 参与单位： 参加单位： 配合部门： 协同单位： 责任配合单位： 协助单位： 参与部门： 协同部门：")
  private static let time = WordIndex("完成时限： 完成时间： 整改时限： 时间节点： 办结时限： 时限要求： 完成期限： 整改期限： 办理时限： 进度安排： 时间安排： 时限： 报送时间： 整改完成时限： 工作时限： 时间要求：")
  private static let others = WordIndex(
    """
    责任人： 责任领导： 整改目标： 整改措施： 牵头领导： 分管领导： 联系人： 联系电话： 督导单位： 验收单位： 督办领导： 具体责任人： 整改责任人： 包保领导： 牵头市领导： 主要措施： 工作目标： 监督单位：
    """)

  /// The label that begins at `index`, and the index after it.
  static func label(_ text: ScalarText, at index: Int) -> (Label, Int)? {
    if let range = responsible.match(text, at: index) { return (.responsible, range.upperBound) }
    if let range = cooperating.match(text, at: index) { return (.cooperating, range.upperBound) }
    if let range = time.match(text, at: index) { return (.time, range.upperBound) }
    if let range = others.match(text, at: index) { return (.other, range.upperBound) }
    return nil
  }

  init(range: Range<Int>) { self.range = range }

  /// Reads a sequence of labels: 责任单位：某局；完成时限：10月20日前.
  init?(labels text: ScalarText, from start: Int) {
    guard Assignment.label(text, at: start) != nil else { return nil }
    range = start..<text.endIndex
    var marks: [(label: Label, start: Int, value: Int)] = []
    var index = start
    while index < text.endIndex {
      if let (label, value) = Assignment.label(text, at: index) {
        marks.append((label, index, value))
        index = value
      } else {
        index += 1
      }
    }
    for (position, mark) in marks.enumerated() {
      let end = position + 1 < marks.count ? marks[position + 1].start : text.endIndex
      take(mark.label, text[mark.value..<end].bare)
    }
    guard hasValue else { return nil }
  }

  private static let openEnded = WordIndex("长期坚持 长期 持续推进 持续 立行立改 常态化 即知即改 全年")

  /// The parties in a value. A clause may be the time instead: 某局，长期坚持.
  private mutating func parties(_ value: ScalarText) -> [String] {
    let clauses = value.components { $0 == "，" || $0 == "；" || $0 == "。" }
    let times = clauses.filter { Assignment.openEnded.start($0.trimmed) != nil || $0.contains(where: \.isDigit) && $0.ends("前") }
    if let last = times.last { time = time ?? last.trimmed }
    return clauses.filter { !times.contains($0) }.flatMap(PartyList.names)
  }

  private mutating func take(_ label: Label, _ value: ScalarText) {
    switch label {
    case .responsible: responsible += parties(value)
    case .cooperating: cooperating += parties(value)
    case .time: time = value
    case .other: break
    }
  }
}
