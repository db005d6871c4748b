import Domain

extension SchedulePage {
  package static func sample(in text: Text) -> SchedulePage {
    let works = Self.works(text)
    let axis = Axis(
      starts: works.compactMap(\.span.start), limit: Day(year: 2019, month: 12, day: 10), ends: [], today: Text.sampleToday,
      isWorking: { $0.weekday <= 5 })
    let strips = AxisPart.strips(of: works.map(\.span), on: axis, in: text)
    var rows = works.map(\.row)
    for (index, strip) in strips.enumerated() { rows[index].axis = strip }
    return SchedulePage(
      frame: .sample(text.scheduleTitle + " · 职工医保个人账户“实转虚”", .initiatives, isWide: true, in: text),
      head: .sampleInitiative(in: text),
      tabs: .sample(.schedule, in: text),
      filter: FilterPart(
        label: text.scheduleFilter,
        choices: [
          .init(word: text.sample("全部", "All"), address: "?", count: 8, isCurrent: true),
          .init(word: text.sample("逾期", "Late"), address: "?show=late", count: 1, isLate: true),
          .init(word: text.sample("3日内到期", "Due in 3 days"), address: "?show=soon", count: 1),
          .init(word: text.sample("办理中", "In work"), address: "?show=doing", count: 5),
          .init(word: text.sample("未开始", "Not begun"), address: "?show=open", count: 2),
          .init(word: text.sample("已办结", "Completed"), address: "?show=done", count: 1),
        ]),
      today: text.day(Text.sampleToday), axisHead: AxisHeadPart(axis, in: text), rows: rows, export: "/initiatives/jinan/schedule.xlsx",
      nudge: LinkPart(word: text.sample("催办逾期1项", "Nudge the late one"), address: "/supervision?initiative=jinan"),
      freezeWord: text.sample("暂停交易期", "Transactions suspended"),
      calendarNote: text.sample("（11月无节假日、无调休）", " (none besides weekends in November)"),
      printed: text.fullStamp(Text.sampleNow, in: .china))
  }

  private typealias Work = (row: Row, span: AxisPart.Span)

  private static func works(_ text: Text) -> [Work] {
    let leads = text.sample("（牵头）", " (leads)")
    let all = text.sample("（5个）", " (5)")
    return [
      work(
        "1", "财政金融组", "对接承办银行，起草个人账户实转虚函件", "函件已送3家，1家未回；划入账户待确定", (12, 20), text.sampleLimit(11, 20, left: -2), text.sampleDoing, .doing,
        text),
      work("2", "政策保障组", "制定账户信息提取和导入的流程、规范", "11月19日办结，提前1个工作日", (12, 20), onTime(text), text.sampleDone, .done, text),
      work(
        "3", "定点服务组", "定点机构信息维护、网络建设、机具换代", "已换代186家，共312家", (12, 30), text.sampleLimit(11, 30, left: 6), text.sampleDoing, .doing, text),
      work("4", "技术保障组", "制定技术标准，改造升级医保系统", "与技术公司的谈判纪要已报送", (12, 30), text.sampleLimit(11, 30, left: 6), text.sampleDoing, .doing, text),
      work(
        "5", "3个组联合", "组织并轨代扣模拟测试", "三个组的份额全部办结，本项才办结", (20, 25), text.sampleLimit(11, 25, left: 2), shares(text), .doing, text,
        isJoint: true),
      share("财政金融组", "组织3家承办银行柜员模拟代扣", (21, 25), text.sampleDoing, .doing, text, tail: leads),
      share("政策保障组", "向各银行提供测试数据", (20, 22), text.sampleCheck, .check, text),
      share("技术保障组", "导出测试文本，开通测试环境", (20, 21), text.sampleDone, .done, text, isLast: true),
      work(
        "6", "各工作组", "最后实施：提取备份、银行代扣、导入", "第5项办结后开始；其间暂停刷卡交易", (30, 35), text.sampleLimit(12, 5, left: 10), text.sampleOpen, .open, text,
        tail: all, follows: 4),
      work(
        "7", "各工作组", "联调联试：账户查询、消费和资金结算", "第6项办结后开始；异常账户转入台账", (36, 40), text.sampleLimit(12, 10, left: 13), text.sampleOpen, .open, text,
        tail: all, follows: 8),
      work(
        "8", "宣传组", "政策宣传解读，回复12345来信", "12345工单37件，办结31件", (20, 92), text.sampleLimit(1, 31, left: 46, year: 2020), text.sampleDoing,
        .doing, text),
    ]
  }

  private static func shares(_ text: Text) -> StatePart {
    var state = text.sampleDoing
    state.extra = "1/3"
    return state
  }

  private static func onTime(_ text: Text) -> LimitPart {
    LimitPart(
      limit: Zone.china.endOfDay(Day(year: 2019, month: 11, day: 20)!),
      now: Zone.china.instant(Day(year: 2019, month: 11, day: 19)!, second: 60_000),
      workingDaysLeft: 2, state: .done, in: text)
  }

  /// `days` count from 1 November.
  private static func work(
    _ number: String, _ party: String, _ title: String, _ remark: String, _ days: (Int, Int), _ limit: LimitPart, _ state: StatePart,
    _ barState: AxisPart.Span.BarState, _ text: Text, tail: String = "", isJoint: Bool = false, follows: Int? = nil
  ) -> Work {
    let november = Day(year: 2019, month: 10, day: 31)!
    let freeze =
      number == "6"
      ? [AxisPart.Freeze(first: november + days.0, last: november + days.1, word: text.sample("暂停交易", "transactions are suspended"))] : []
    return (
      Row(
        number: number, party: party, partyTail: tail, title: title, address: "/items/t\(number)", remark: remark, limit: limit,
        state: state,
        isLate: limit.isLate, isJoint: isJoint, axis: AxisPart(label: "", rests: [], boxes: [])),
      AxisPart.Span(
        number: number, start: november + days.0, end: november + days.1, state: barState, isLate: limit.isLate, word: state.word,
        freezes: freeze, follows: follows.map { [$0] } ?? [])
    )
  }

  private static func share(
    _ party: String, _ title: String, _ days: (Int, Int), _ state: StatePart, _ barState: AxisPart.Span.BarState, _ text: Text,
    tail: String = "",
    isLast: Bool = false
  ) -> Work {
    let november = Day(year: 2019, month: 10, day: 31)!
    return (
      Row(
        party: party, partyTail: tail, title: title, address: "/items/t5", brief: text.monthDay(november + days.1), state: state,
        isPart: true,
        isJoint: !isLast, axis: AxisPart(label: "", rests: [], boxes: [])),
      AxisPart.Span(start: november + days.0, end: november + days.1, state: barState, word: state.word, isThin: true)
    )
  }
}
