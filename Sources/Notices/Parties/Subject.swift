/// The grammatical subject of a clause, if it names agencies: 各县（市、区） in 各县（市、区）根据…制定计划.
struct Subject: Hashable {
  var names: [String]
  /// The index after the agencies.
  var end: Int

  private static let maxLength = 70
  private static let verbs = WordIndex(
    """
    要 应 须 需 必须 负责 牵头 会同 配合 于 在 将 按 根据 对 每 结合 及时 组织 制定 报 完成 做好 收到 申请 自 从 把 向 通过 加强 建立 落实 开展 提出 切实 承担 具体 统一 抓紧 申报 上报 报送
    填报 编制 汇总 审核 核实 核定 拨付 督促 指导 协调 推进 召开 印发 出台 明确 确定 参照 依据 严格 认真 积极 尽快 可 可以 不得 不再 经 由 也 应当 分别 共同 联合 为 主要 逐级 逐一 全面 进一步
    定期 适时 先行 同步 抽调 派员 成立 一律 当年 下设 月 年 ， 0 1 2 3 4 5 6 7 8 9 6月 今年 排查 梳理 整改 检查 公布 公开 发布 安排 接到 启动 设立 健全 选派 确保 持续 督办 办理
    回复 答复 依法 依托 参加 提交 反馈 完善 强化 履行 监督 起草 修订 实施 执行 研究 围绕 细化 充分 带头 参与 统筹 牢固 原则上 支持 推动 加快 组成 抽取 准备 退回 缴纳 收集 整理 登记 核对 清理 归集
    划转 移交 接收 培训 宣传 演练 巡查 值守 储备 采购 验收 考核 评估 通报 公示 受理 派单 签收 审批 批准 备案 回访 复核 复查 抽查 摸底 录入 上传 发放 补齐 编写 撰写 征求 邀请 出席 指定 确认 主动
    优先 重点 立即 迅速 务必 力争 争取 已 拟 实行 实现 保障 提供 转发 传达 学习 贯彻 推荐 遴选 使用 管理 建设 建成 治理 整治 打击 查处 取缔 关停 淘汰 改造 扩建 新建 搬迁 征收 拆除 开设 开通 下发
    下达 分解 签订 会商 分批 分类 当场 现场 继续 仍 均 都 能 不 未 以 就 需要 深入 自查 总结 是 纳入 加大
    """)
  private static let introductions = WordIndex("一是 二是 三是 四是 五是 其中 同时 此外 另外 原则上 全市 全县 全省 全区 由 请 并 另 工作要求 有关要求 工作目标 相关要求 具体要求")

  init?(_ clause: ScalarText) {
    var text = clause.after(Ordinal(clause)?.end ?? clause.startIndex).trimmed
    while let lead = Subject.introductions.start(text), !text.starts("全市范围") { text = text.after(lead.upperBound).bare }
    if let colon = text.prefix(9).firstIndex(of: "："), !Subject.isParty(text.before(colon)) { text = text.after(colon + 1).trimmed }
    let beginning = text[text.startIndex..<min(text.endIndex, text.startIndex + Subject.maxLength)]
    var depth = 0
    for index in beginning.indices.dropFirst(2) {
      let before = beginning[index - 1]
      if before.opens { depth += 1 } else if before.closes { depth = max(0, depth - 1) }
      if "，。；：的".unicodeScalars.contains(before) { break }
      guard depth == 0, Subject.verbs.match(beginning, at: index) != nil, Subject.isParty(beginning.before(index)) else { continue }
      self.init(beginning, end: Subject.endOfLongerName(beginning, than: index) ?? index)
      return
    }
    guard let end = Subject.endOfCollective(beginning) else { return nil }
    self.init(beginning, end: end)
  }

  private init(_ text: ScalarText, end: Int) {
    names = PartyList.names(text.before(end))
    self.end = end
  }

  private static let bodies = WordIndex("局 部门 政府 委员会 医院 机构 单位 中心 办公室 公司 学校 银行 街道 企业 乡镇")

  /// The end of a subject that begins with 各: 各县（市、区）医疗保障局摸清…. Any verb may follow it.
  private static func endOfCollective(_ text: ScalarText) -> Int? {
    guard text.starts("各") else { return nil }
    for index in text.indices.dropFirst(3) where index <= text.startIndex + 40 {
      if "，。；：的".unicodeScalars.contains(text[index - 1]) { return nil }
      let name = text.before(index)
      guard bodies.ending(name) != nil, text[index].isHan, !"的和与及内间外人员等之".unicodeScalars.contains(text[index]),
        bodies.ending(text.before(index + 1)) == nil, bodies.ending(text.before(min(index + 2, text.endIndex))) == nil, isParty(name)
      else { continue }
      return index
    }
    return nil
  }

  private static let places = WordIndex("市 县 区 省 州 旗 乡 镇 村 社区 社 机构")

  /// The end of a longer name that continues after `index`: 各区县城市管理局 after 各区县城市, 机构编制部门 after 机构.
  private static func endOfLongerName(_ text: ScalarText, than index: Int) -> Int? {
    guard places.ending(text.before(index)) != nil else { return nil }
    for end in text.indices where end > index + 1 && end <= index + 8 {
      guard text[end - 1].isHan else { return nil }
      if let name = AgencyName.endings.ending(text.before(end)), places.ending(text.before(end)) == nil, name.lowerBound > index,
        verbs.match(text, at: end) != nil
      {
        return end
      }
    }
    return nil
  }

  /// Whether the text is a list of agencies. Only the last needs the ending of one.
  static func isParty(_ text: ScalarText) -> Bool {
    let name = text.withoutBracketedText.trimmed
    guard AgencyName.endings.ending(name) != nil || text.last == "）" && name.isEmpty == false && AgencyName.isName(text) else {
      return false
    }
    let components = text.components { $0 == "、" || $0 == "和" || $0 == "与" || $0 == "及" }
    guard let last = components.last, AgencyName.isName(last) || last.count <= 12 && AgencyName.isName(text) else { return false }
    return components.dropLast().allSatisfy { AgencyName.isShort($0.trimmed) || AgencyName.isName($0) }
  }
}
