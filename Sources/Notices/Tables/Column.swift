/// The meaning of a table's column, recognized by its heading.
enum Column: Hashable {
  case serial, work, detail, responsible, cooperating, time, agency, phone, hours, question, answer, group, leader, deputy, member, duties,
    other

  private static let kinds: [(Column, WordIndex)] = [
    (.serial, WordIndex("序号 编号 序 号 项次")),
    (
      .work,
      WordIndex(
        """
        任务 工作任务 主要工作任务 主要任务 重点任务 重点工作 重点工作任务 工作内容 工作事项 事项 督办事项 事项名称 任务名称 改革举措 举措 项目 项目名称 问题 存在问题 反馈问题 问题清单 整改事项 整改任务
        任务事项 工作项目 目标任务 任务分解 任务清单 具体问题 主要工作 改革任务 问题描述 办理事项 建设任务 一级任务 主要问题 整改问题 议定事项 任务内容 主要任务内容 工作 类别任务
        """)
    ),
    (
      .detail,
      WordIndex(
        """
        主要内容 具体要求 工作要求 整改措施 措施 工作措施 具体内容 目标要求 工作目标 整改目标 具体任务 任务要求 具体举措 具体措施 主要措施 推进措施 具体工作 具体工作内容 年度目标 细化措施 工作标准 目标 内容
        工作举措 二级任务 任务目标 具体工作任务 办理要求 内容及要求 整改要求 整改内容 督办要求 落实措施 本月任务 本月工作 本月工作内容
        本月目标 本月工作任务 年度任务 月度任务 阶段任务 阶段目标 本周任务 任务内容及要求
        """)
    ),
    (
      .responsible,
      WordIndex(
        """
        责任单位 责任部门 责任分工 牵头单位 牵头部门 主办单位 承办单位 责任主体 落实单位 指导部门 整改责任单位 责任组 工作组 责任科室 实施单位 主责单位 牵头责任单位 负责单位 负责部门 责任处室 承办部门
        整改单位 牵头责任部门 主管部门 分工 责任单位及分工 牵头单位（部门） 责任单位（部门） 办理单位 牵头组 主责组 责任小组 牵头专班
        """)
    ),
    (.cooperating, WordIndex("配合单位 配合部门 协办单位 参与单位 参加单位 协同单位 协同部门 责任配合单位 协助单位 参与部门 配合责任单位 成员单位 配合组 协同组 协助组")),
    (
      .time,
      WordIndex(
        """
        完成时间 完成时限 时限 整改时限 时间节点 办结时限 时限要求 完成期限 时间 起止时间 时间安排 整改期限 办理时限 进度安排 时间要求 计划完成时间 实施时间 整改完成时限 节点 完成日期 期限 工作时限 报送时限
        报送时间 办理期限 推进时限 时间进度 完成时间节点 整改完成时间
        """)
    ),
    (.phone, WordIndex("咨询电话 联系电话 电话 办公电话 电话号码 联系方式 服务电话 监督电话 投诉电话 举报电话 热线电话 值班电话 咨询服务电话 对外公开电话")),
    (.agency, WordIndex("单位 单位名称 经办机构 经办机构名称 部门 机构名称 机构 名称 区县 县区 地区 部门名称 县（市、区） 部门（单位） 医疗机构名称 网点名称 经办单位 咨询单位")),
    (.hours, WordIndex("上班时间 工作时间 服务时间 办公时间 咨询时间 受理时间 开放时间")),
    (.question, WordIndex("咨询问题 常见问题 疑问")), (.answer, WordIndex("解答 答复 回答 答案 答复口径 答复内容")),
    (.group, WordIndex("组别 组名 小组 小组名称 工作组名称 专项组 专项工作组 工作小组 专班 专班名称")), (.leader, WordIndex("组长 召集人 牵头人 总指挥")),
    (.deputy, WordIndex("副组长 副召集人 副总指挥")), (.member, WordIndex("成员 组员 组成人员 成员名单 工作人员")),
    (.duties, WordIndex("职责 工作职责 主要职责 职责分工 职责任务 主要职能")),
    (
      .other,
      WordIndex(
        """
        备注 推广范围 责任人 责任领导 牵头领导 分管领导 联系人 姓名 职务 地址 类别 领域 完成情况 进展情况 工作进展 整改进展 督导领导 完成标志 成果形式 验收标准 验收单位 依据 来源 问题来源 问题类别 分类
        具体责任人 完成形式 牵头市领导 包保领导 信息来源 方面 指标 联络员 邮箱 性别 办公地址 单位地址 数量 金额 督办领导 销号情况 状态
        """)
    ),
  ]

  /// The column with this heading; nil if the heading is unknown.
  static func of(_ heading: ScalarText) -> Column? {
    let word = heading.withoutSpaces
    guard (1...12).contains(word.count) else { return nil }
    return kinds.first { $0.1.contains(word) }?.0
  }

  /// The columns of a row of headings, else nil. In a row of headings at least two are known, and at most two are not.
  static func row(_ cells: [ScalarText]) -> [Column]? {
    let columns = cells.map(Column.of)
    let known = columns.filter { $0 != nil }.count
    guard known >= 2, known >= cells.filter({ !$0.trimmed.isEmpty }).count - 2, cells.allSatisfy({ $0.withoutSpaces.count <= 16 }) else {
      return nil
    }
    let kinds = Set(columns.compactMap { $0 })
    guard kinds.count > 1, kinds != [.other] else { return nil }
    return columns.map { $0 ?? .other }
  }
}
