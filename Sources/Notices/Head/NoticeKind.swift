/// The kinds of document with which titles end.
enum NoticeKind {
  private static let kinds = WordIndex(
    """
    通知 通告 公告 通报 意见 批复 复函 函 方案 办法 决定 决议 报告 请示 纪要 清单 规定 细则 计划 规划 要点 预案 指引 规程 规则 汇总表 一览表 配档表 分工表 任务表 安排表 明细表 台账 名单 问题解答
    解答 问答 答复 分工 说明 回执 须知 工作提示 提醒 通讯录 电话 联系表 分解表 进度表 责任表 附表 表
    """)

  /// Whether a line ends with a kind of document, as a title does.
  static func ends(_ line: ScalarText) -> Bool {
    let words = NoticeKind.plain(line)
    return words.count >= 4 && words.count <= 120 && kinds.ending(words) != nil && !words.contains { $0 == "。" || $0 == "；" }
  }

  private static func plain(_ line: ScalarText) -> ScalarText {
    var words = line.trimmed
    while words.last == "）", let open = words.findLast("（") { words = words.before(open.lowerBound).trimmed }
    return words
  }

  /// Whether a kind of document ends at `index`.
  static func ends(before index: Int, in text: ScalarText) -> Bool { kinds.ending(text.before(index)) != nil }

  private static let letters = WordIndex("的通知 的通告 的公告 的通报 的意见 的批复 的复函 的函 的决定 的报告 的请示 工作方案 实施方案 实施意见 实施办法 指导意见 暂行办法")

  /// The index at which the title ends in a text without line breaks.
  static func firstEnd(in text: ScalarText) -> Int? {
    var depth = 0
    for index in text.indices {
      if text[index].opens { depth += 1 } else if text[index].closes { depth = max(0, depth - 1) }
      if depth == 0, let range = letters.match(text, at: index), index - text.startIndex > 4 {
        return text.starts(with: "的通知", at: range.upperBound) ? range.upperBound + 3 : range.upperBound
      }
    }
    return nil
  }
}
