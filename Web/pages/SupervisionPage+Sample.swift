extension SupervisionPage {
  package static func sample(in text: Text) -> SupervisionPage {
    let here = "/supervision"
    return SupervisionPage(
      frame: .sample(text.sample("督办（9件逾期）", "Supervision (9 late)"), .supervision, isWide: true, in: text),
      head: HeadPart(
        title: text.supervisionTitle,
        dots: [
          .init("职工医保个人账户“实转虚”", "/initiatives/jinan"), .init(text.sample("11月22日（周五） 14:52", "Fri 22 Nov 14:52")),
          .init(text.supervisionOpenLate(9)),
        ],
        acts: [
          .init(word: text.wordExport, address: here + "/export"),
          .init(word: text.supervisionBulletin, address: here + "/bulletin", isPrimary: true),
        ], isPrintable: true),
      filter: FilterPart(
        label: text.supervisionFilter,
        choices: [
          .init(word: text.ledgerEverything, address: here, count: 9, isCurrent: true),
          .init(word: text.supervisionRed, address: here + "?light=red", count: 1),
          .init(word: text.supervisionYellow, address: here + "?light=yellow", count: 4),
          .init(word: text.supervisionBlue, address: here + "?light=blue", count: 4),
        ]), late: sampleLate(in: text),
      bulk: PicksPart(form: "picks", csrf: "c5rf", buttons: [.init(move: "nudge", label: text.sample("催办", "Nudge"))]), csrf: "c5rf",
      shown: text.supervisionLongest(6, 9), allLate: LinkPart(word: text.supervisionAllLate(9), address: here + "?all=yes"),
      groups: .sampleGroups(in: text),
      agencies: .sampleAgencies(in: text),
      period: text.sample("11月1日至22日，未冻结；期末12月31日冻结", "1 to 22 November, not frozen; frozen at the end on 31 December"),
      figures: sampleFigures(in: text))
  }

  private static func sampleLate(in text: Text) -> [Late] {
    func row(_ title: String, _ holder: String, _ person: String?, _ day: Int, _ left: Int, _ before: String, _ last: String) -> Late {
      let light: LightPart =
        switch left {
        case ...(-3): LightPart(colour: .red, word: text.supervisionRedWord)
        case -2: LightPart(colour: .yellow, word: text.supervisionYellowWord)
        default: LightPart(colour: .blue, word: text.supervisionBlueWord)
        }
      let move = left <= -3 ? text.sample("督办", "Supervise") : text.sample("催办", "Nudge")
      return Late(
        tick: "jinan-1:4", title: title, address: "/items/jinan-1", holder: holder, person: person,
        limit: .sample(11, day, left: left, in: text), light: light,
        before: before, lastStep: last,
        escalation: Escalation(action: "/items/jinan-1/moves", version: 4, key: "k1", move: "nudge", label: move),
        notices: left <= -3 ? [LinkPart(word: text.sample("督办-001，待答复", "督办-001, reply owed"), address: "/items/n1")] : [])
    }
    let first = text.supervisionFirstTime
    return [
      row("实账户余额明细（11月15日止）", "承办银行乙", "财政金融组", 19, -3, text.supervisionTimes(2), text.sample("11月21日已催办", "Nudged 21 Nov")),
      row("对接承办银行，起草个人账户实转虚函件", "财政金融组", "王明", 20, -2, first, text.sample("11月22日申请延期", "Extension asked 22 Nov")),
      row("何某某 身份证升位后账户查无", "政策保障组", "刘洋", 20, -2, first, text.sample("11月20日退回办理", "Sent back 20 Nov")),
      row("郑某某 银行户名与参保姓名不一致", "政策保障组", "刘洋", 20, -2, first, text.sample("11月18日交办", "Assigned 18 Nov")),
      row("刷卡机具换代情况周报", "莱芜区医疗保障局", "高峰", 20, -2, text.supervisionTimes(1), text.sample("11月21日已催办", "Nudged 21 Nov")),
      row("挂失补卡后余额少了860元", "财政金融组", nil, 21, -1, first, text.sample("11月18日签收", "Accepted 18 Nov")),
    ]
  }

  private static func sampleFigures(in text: Text) -> [Figure] {
    func row(_ name: String, _ rule: String, _ part: Int, _ all: Int, _ value: String, _ excluded: String, _ change: String) -> Figure {
      Figure(
        name: name, rule: rule, part: part, partAddress: "?figure=\(part)", all: all, allAddress: "?figure=\(all)", value: value + "%",
        width: value,
        excluded: excluded, change: change)
    }
    let none = text.sample("无", "None")
    return [
      row(
        text.sample("按时办结率", "On time"), text.sample("任务、条目、工单在期限内办结", "Tasks, entries and tickets done within their limits"), 258, 272,
        "94.9",
        text.sample("不含暂停计时15条", "15 with the clock stopped"), "+2.1"),
      row(text.sample("销号率", "Signed off"), text.sample("经核验销号的台账条目", "Entries checked and signed off"), 236, 412, "57.3", none, "+28.4"),
      row(text.sample("重开率", "Reopened"), text.sample("销号后重开的条目", "Entries reopened afterwards"), 4, 236, "1.7", none, "−0.3"),
      row(
        text.sample("响应率", "Responded"), text.sample("1个工作日内联系来电人", "Caller contacted within 1 working day"), 35, 36, "97.2",
        text.sample("不含要求不回复1件", "1 that wanted no reply"), "+0.8"),
      row(
        text.sample("解决率", "Solved"), text.sample("回访时来电人认为已解决", "Solved, says the caller"), 24, 27, "88.9",
        text.sample("不含未接通2件、待回访2件", "2 not reached, 2 to be called"), "−1.2"),
      row(
        text.sample("满意率", "Satisfied"), text.sample("回访时来电人表示满意", "Satisfied, says the caller"), 25, 27, "92.6",
        text.sample("不含未接通2件、待回访2件", "2 not reached, 2 to be called"), "+3.0"),
    ]
  }

  package static func emptySample(in text: Text) -> SupervisionPage {
    var page = sample(in: text)
    page.late = []
    page.bulk = nil
    page.empty = EmptyPart(title: text.supervisionNone, words: text.supervisionNoneWords)
    page.figures = []
    return page
  }
}
