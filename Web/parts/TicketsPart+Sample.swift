extension TicketsPart {
  static func sample(in text: Text) -> TicketsPart {
    let nature = [
      "咨询": text.sample("咨询", "Question"), "求助": text.sample("求助", "Help"), "投诉": text.sample("投诉", "Complaint"),
      "紧急": text.sample("紧急", "Urgent"),
    ]
    func row(_ number: String, _ came: String, _ title: String, _ kind: String, _ holder: String, _ limit: LimitPart, _ state: StatePart)
      -> Row
    {
      Row(
        number: number, address: "/items/jinan-\(number)", came: came, title: title, nature: nature[kind] ?? kind, holder: holder,
        limit: limit, state: state,
        isLate: limit.isLate)
    }
    func soon(_ left: String) -> LimitPart {
      LimitPart(date: text.sample("11月22日（周五）", "Fri 22 Nov"), iso: "2019-11-22T16:30:00+08:00", left: left, tone: .soon, isRow: true)
    }
    func limit(_ day: Int, _ left: Int) -> LimitPart { .sample(11, day, left: left, isRow: true, in: text) }
    return TicketsPart(
      label: text.hotlineDeskQueue,
      rows: [
        row("1115-009", text.sample("11月15日", "15 Nov"), "挂失补卡后余额少了860元", "投诉", "财政金融组", limit(21, -1), .sample("doing", in: text)),
        row("1122-006", "09:52", "药店刷卡提示“账户不存在”，正在取药", "紧急", "定点服务组", soon(text.limitTodayAt("16:30")), .sample("doing", in: text)),
        row(
          "1121-014", text.sample("11月21日", "21 Nov"), "退休职工询问代扣短信是否诈骗", "咨询", "宣传组", soon(text.limitToday),
          StatePart(word: text.sample("待审核", "To be reviewed"), shape: .check)),
        row("1118-021", text.sample("11月18日", "18 Nov"), "乡镇诊所没有换新机具", "求助", "定点服务组", limit(25, 2), .sample("doing", in: text)),
        row(
          "1119-003", text.sample("11月19日", "19 Nov"), "异地安置人员余额如何领取", "咨询", "政策保障组", limit(26, 3),
          StatePart(word: text.sample("待签收", "To be accepted"), shape: .open)),
        row(
          "1120-017", text.sample("11月20日", "20 Nov"), "要求提供11月前消费明细", "求助", "技术保障组", limit(27, 4),
          StatePart(word: text.sample("退回改派", "Sent back"), shape: .back)),
      ])
  }

  static func sampleFilter(_ address: String, in text: Text) -> FilterPart {
    FilterPart(
      label: text.hotlineDeskFilter,
      choices: [
        .init(word: text.ledgerEverything, address: address, count: 6, isCurrent: true),
        .init(word: text.sample("咨询", "Question"), address: address + "?nature=question", count: 2),
        .init(word: text.sample("求助", "Help"), address: address + "?nature=help", count: 2),
        .init(word: text.sample("投诉", "Complaint"), address: address + "?nature=complaint", count: 1, isLate: true),
        .init(word: text.sample("紧急", "Urgent"), address: address + "?nature=urgent", count: 1),
      ])
  }
}
