extension HotlineDeskPage {
  package static func sample(in text: Text) -> HotlineDeskPage {
    HotlineDeskPage(
      frame: .sample(text.sample("12345接听（1件逾期）", "12345 desk (1 late)"), .hotline, in: text),
      head: HeadPart(
        title: text.hotlineDeskTitle,
        dots: [
          .init("职工医保个人账户“实转虚”", "/initiatives/jinan/hotline"), .init(text.hotlineDeskNow("14:52")), .init(text.directoryOpen("17:00")),
        ],
        facts: [
          FactPart(term: text.hotlineDeskAnswered, number: "5", address: "?answered=today", rest: " " + text.hotlineDeskOf(7)),
          FactPart(term: text.hotlineDeskAverage, rest: text.sample("26秒", "26 s")),
          FactPart(term: text.hotlineDeskLate, number: text.hotlineDeskPieces(1), address: "?late=yes", isLate: true),
        ]),
      intake: sampleIntake(in: text),
      answers: [
        Answer(
          id: "a1", question: "划走的余额还能用吗？", status: text.hotlineDeskStanding(3, "政策保障组", 41), text: "能用。余额并入医保信息系统，金额不变，在全市定点医院和药店照常刷卡。",
          shortcut: 1),
        Answer(
          id: "a2", question: "12月初为什么刷不了卡？", status: text.hotlineDeskStanding(2, "宣传组", 17),
          text: "11月30日至12月5日划转资金，暂停刷卡；住院报销不受影响，12月6日恢复。", shortcut: 2),
        Answer(
          id: "a3", question: "卡丢了，余额怎么办？", status: text.hotlineDeskStanding(1, "政策保障组", 9), text: "到承办银行网点补卡，激活后余额一并划转；一次办不了的，登记台账逐个办。",
          shortcut: 3),
      ],
      foundBy: "划走、还能用、余额",
      alike: [
        Alike(
          number: "1120-011", address: "/items/jinan-1120-011", title: "短信通知划走余额，是不是没了",
          why: text.hotlineDeskSameCaller(text.sample("11月20日", "20 Nov"), text.sample("已答复", "answered")), merge: "jinan-1120-011:4"),
        Alike(
          number: "1121-014", address: "/items/jinan-1121-014", title: "退休职工询问代扣短信是否诈骗",
          why: text.hotlineDeskSameWords(text.sample("11月21日", "21 Nov"), text.sample("待审核", "to be reviewed")), merge: "jinan-1121-014:2"),
      ],
      queue: .sample(in: text), queueCount: 6, filter: TicketsPart.sampleFilter("/hotline", in: text))
  }

  private static func sampleIntake(in text: Text) -> Intake {
    let day = text.sample("11月29日（周五）", "Fri 29 Nov")
    return Intake(
      csrf: "c5rf", key: "k1", hiddenInputs: [HiddenInputPart(name: "initiative", value: "jinan")],
      caller: FieldPart(
        name: "field.phone", label: text.hotlineDeskCaller, kind: .phone, value: "138 0000 012",
        wrong: text.sample("少1位。是不是138 0000 0127 郑女士？", "One digit is missing. 138 0000 0127 Ms Zheng?")),
      callerName: FieldPart(name: "field.caller", label: text.hotlineDeskCallerName, value: "郑女士"),
      area: FieldPart(
        name: "field.area", label: text.hotlineDeskArea, kind: .choice,
        options: [.init(value: "laiwu", label: "莱芜区", isChosen: true), .init(value: "gangcheng", label: "钢城区")]),
      text: FieldPart(
        name: "field.text", label: text.hotlineDeskText, kind: .paragraph, value: "收到短信说12月初要把卡里的钱划走，问划走后还能不能用，是不是余额就没了。"),
      class: FieldPart(
        name: "field.class", label: text.hotlineDeskClass, kind: .choice, options: [.init(value: "0101", label: "个人账户余额", isChosen: true)]),
      natures: [
        .init(value: "question", word: text.sample("咨询", "Question"), span: text.limitWorkingDays(5), until: day, isChosen: true),
        .init(value: "help", word: text.sample("求助", "Help"), span: text.limitWorkingDays(5), until: day),
        .init(value: "complaint", word: text.sample("投诉", "Complaint"), span: text.limitWorkingDays(5), until: day),
        .init(
          value: "urgent", word: text.sample("紧急", "Urgent"), span: text.sample("2工作小时", "2 working hours"),
          until: text.sample("今天16:52", "16:52 today")),
      ], counted: text.hotlineDeskCounted,
      reply: FieldPart(
        name: "field.reply", label: text.hotlineDeskReply, kind: .paragraph, value: "能用。余额并入医保信息系统，金额不变，12月6日起在全市定点医院和药店继续刷卡使用。"),
      groups: ["财政金融组", "政策保障组", "定点服务组", "技术保障组", "宣传组"].map { .init(value: $0, label: $0) })
  }
}
