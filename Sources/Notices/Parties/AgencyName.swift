/// Recognizes names of agencies and of kinds of agencies by their endings.
enum AgencyName {
  static let endings = WordIndex(
    """
    局 部 委 办 厅 院 署 会 公司 机构 单位 部门 政府 中心 组 机关 银行 大学 学校 医院 街道 乡镇 镇 乡 县 区 市 省 省份 州 旗 地区 处 科 室 科室 站 所 队 企业 集团 社 馆 办公室 专班 委员会
    指挥部 编办 高校 商户 院校 党委 党组 工会 总局 分局 支队 大队 总队 社区 村 园区 开发区 成员单位 联席会议 主体 服务局 公安 税务
    """)
  private static let verbs = WordIndex(
    """
    做好 报送 上报 完成 开展 组织 将 对 由 按 把 向 及时 加强 落实 建立 制定 确保 推进 督促 指导 配合 会同 牵头 负责 根据 通过 协调 结合 支持 推动 要求 汇总 审核 填报 参加 设立 成立 坚持 加快
    强化 深化 提高 提升 健全 完善 严格 切实 积极 充分 充实 突出 为 以 在 自 从 于 到 是 经 与 和 并 及 其 该 如 凡 未 请 不 应 报 送 给 使 让 被 围绕 鼓励 统筹 涉及 包括 除 选择 截至 现
    各项 接受 面向 尽快 社会 每 决定 经研究
    """)
  private static let excludedWords = WordIndex("的 了 ， 。 ； ： 进行 工作 以及其 是否 《 》 完成 底前 全部 情况 每")

  /// Whether the text is the name of an agency and nothing more.
  static func isName(_ text: ScalarText) -> Bool {
    let name = text.withoutBracketedText.trimmed
    return name.count >= 2 && !name.ends("社会") && text.count <= 40 && endings.ending(name) != nil
      && (!beginsWithVerb(name) || isVerbLikeName(name))
      && !excludedWords.found(in: name) && !name.contains(where: \.isDigit)
  }

  /// Whether the text begins with a verb. 应急 is none.
  private static func beginsWithVerb(_ name: ScalarText) -> Bool { verbs.start(name) != nil && !name.starts("应急") }

  private static let verbLikeNames = WordIndex("督导组 指导组 协调委 协调组 推进办 推进组 组织部 配合组 统筹办 落实组 督促组 协调小组 支持组 联络组")

  /// Whether the text is a name although it begins like a verb: 督导组.
  private static func isVerbLikeName(_ name: ScalarText) -> Bool {
    name.count <= 6 && verbLikeNames.ending(name) != nil && verbLikeNames.start(name) != nil
  }

  /// Whether the text may be one of several agencies that share an ending: 医疗保障、税务部门.
  static func isShort(_ text: ScalarText) -> Bool {
    (2...16).contains(text.count) && !beginsWithVerb(text) && !excludedWords.found(in: text)
      && text.allSatisfy { $0.isHan || $0.opens || $0.closes || $0 == "、" }
  }

  /// The endings of bodies formed for a purpose: 领导小组, 联席会议, 办公室.
  static let bodies = WordIndex("领导小组 工作小组 委员会 指挥部 联席会议 专班 办公室 协调小组 工作组 小组 组")
}
