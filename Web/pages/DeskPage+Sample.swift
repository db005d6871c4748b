import Domain

extension DeskPage {
  package static func sample(in text: Text) -> DeskPage {
    let late = [
      card("对接承办银行，起草个人账户实转虚函件", "任务1", (11, 20, -2), "在我：第三家银行未复函", "报送", "Submit", text, isPrimary: true),
      card("孙某某 新卡未激活，余额未划回", "台账0203", (11, 21, -1), "在我：缺银行流水", "提请销号", "Submit", text),
    ]
    var letter = card("银行来函：指定划入账户的户名和账号", "任务1的分项", (11, 22, 1), "在我：11月21日收到", "签收", "Accept", text)
    letter.limit = text.sampleLimit(11, 22, left: 1, hour: 17, isRow: true)
    letter.quick = QuickPart(
      label: text.sample("签收", "Accept"), action: "/items/t1b/moves", move: "accept", csrf: "c5rf", version: 3, key: "k1")
    let due = [
      letter,
      card("组织3家承办银行柜员模拟代扣", "任务5的份额", (11, 25, 2), "在我：牵头，另有2个组参加", "报送", "Submit", text),
      card("12月个人账户资金用款计划", "每月25日前", (11, 25, 2), "在我：11个县区已报9个", "汇总", "Sum up", text, "市级统筹"),
      card("与财政局商定资金存储方式和利率", "任务1的分项", (11, 26, 3), "在李静：11月20日交办", "催办", "Nudge", text),
    ]
    let check = [
      card("周某某 挂失补卡，账户余额划回", "台账0187", (11, 25, 2), "李静11月21日提请销号", "核验", "Check", text),
      card("吴某某 新老社保卡更换，余额并入", "台账0191", (11, 25, 2), "李静11月21日提请销号", "核验", "Check", text),
      card("承办银行模拟代扣问题汇总（第1次）", "任务5的材料", (11, 26, 3), "刘洋11月22日报送", "审核", "Review", text),
    ]
    let waits = [
      wait("实账户余额明细（11月15日止）", "承办银行乙", (11, 19, -3), "11月21日已催办1次", text),
      wait("划入账户开户批复", "市财政局", (11, 25, 2), "11月18日已签收", text),
      wait("测试文本和测试环境", "技术保障组", (11, 26, 3), "11月20日已签收", text),
      wait("任务1延期至11月26日的申请", "领导小组办公室", (11, 26, 3), "待批，11月22日提出", text, text.sample("撤回", "Withdraw")),
    ]
    return DeskPage(
      frame: .sample(title(late: 2, in: text), .desk, live: LivePart(after: 412), in: text), today: text.day(Text.sampleToday),
      nextWorkingDay: text.deskNextWorkingDay(text.day(Text.sampleToday + 3)), late: DeskListPart(.late, cards: late, count: 2),
      due: DeskListPart(.due, cards: due, count: 4),
      check: DeskListPart(.check, cards: check, count: 3), waits: waits,
      allWaits: LinkPart(word: text.deskAllWaits(23), address: "/search?from=me"), waitCount: 4)
  }

  package static func sampleEmpty(in text: Text) -> DeskPage {
    DeskPage(
      frame: .sample(title(late: 0, in: text), .desk, in: text), today: text.day(Text.sampleToday),
      nextWorkingDay: text.deskNextWorkingDay(text.day(Text.sampleToday + 3)), late: DeskListPart(.late), due: DeskListPart(.due),
      check: DeskListPart(.check), waits: [],
      waitCount: 0)
  }

  private static func card(
    _ title: String, _ what: String, _ limit: (month: Int, day: Int, left: Int), _ whose: String, _ zh: String, _ en: String, _ text: Text,
    _ initiative: String = "个人账户实转虚", isPrimary: Bool = false
  ) -> DeskListPart.Card {
    DeskListPart.Card(
      title: title, address: "/items/i1", what: what, initiative: LinkPart(word: initiative, address: "/initiatives/jinan/schedule"),
      limit: text.sampleLimit(limit.month, limit.day, left: limit.left, isRow: true), nextActor: whose,
      quick: QuickPart(label: text.sample(zh, en), address: "/items/i1#moves", isPrimary: isPrimary))
  }

  private static func wait(
    _ title: String, _ holder: String, _ limit: (month: Int, day: Int, left: Int), _ latest: String, _ text: Text, _ act: String? = nil
  ) -> Wait {
    Wait(
      title: title, address: "/items/i2", holder: holder, limit: text.sampleLimit(limit.month, limit.day, left: limit.left, isRow: true),
      latest: latest,
      quick: QuickPart(label: act ?? text.sample("催办", "Nudge"), address: "/items/i2#moves"), isLate: limit.left < 0)
  }
}
