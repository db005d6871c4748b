extension AdministrationPage {
  package static func sample(in text: Text) -> AdministrationPage {
    func stamp(_ day: Int, _ clock: String) -> String { text.sample("11月\(day)日 \(clock)", "\(day) Nov \(clock)") }
    return AdministrationPage(
      frame: .sample(text.administrationTitle, .administration, in: text),
      head: HeadPart(
        title: text.administrationTitle,
        facts: [
          FactPart(term: text.administrationPeople, number: "38", address: "#people"),
          FactPart(term: text.administrationFailed, number: "1", address: "?delivery=failed#deliveries"),
          FactPart(term: text.administrationBackup, rest: stamp(22, "03:00")),
        ]), csrf: "c5rf",
      people: [
        Person(
          name: "王明", login: "wangming", agency: "市医保中心", posts: text.sample("财政金融组组长", "Leader, 财政金融组"),
          hasAddress: true),
        Person(
          name: "李静", login: "lijing", agency: "市医保中心", posts: text.sample("政策保障组组长", "Leader, 政策保障组"),
          hasAddress: true),
        Person(
          name: "高峰", login: "gaofeng", agency: "莱芜区医疗保障局", posts: text.sample("联系人", "Liaison"),
          hasAddress: false),
        Person(
          name: "赵敏", login: "zhaomin", agency: "市医保中心", posts: text.sample("宣传组成员", "Member, 宣传组"),
          hasAddress: true, isLocked: true),
        Person(name: "郭峰", login: "guofeng", agency: "技术公司", posts: text.sample("技术保障组成员", "Member, 技术保障组"), hasAddress: true),
      ], personCount: 38, peoplePages: PagesPart(words: text.ledgerRange(1, 5, 38), next: "?people=guofeng#people"),
      deliveryFilter: FilterPart(
        label: text.administrationDeliveryFilter,
        choices: [
          .init(word: text.ledgerEverything, address: "?delivery=all#deliveries", isCurrent: true),
          .init(word: text.administrationFailed, address: "?delivery=failed#deliveries", count: 1),
          .init(word: text.administrationWaiting, address: "?delivery=waiting#deliveries", count: 2),
        ]),
      deliveries: [
        Delivery(
          stamp: stamp(22, "09:00"), iso: "2019-11-22T09:00:00+08:00", recipient: "孙莉", channel: text.sample("邮件", "Mail"),
          about: text.digestSubjectDue(text.sample("11月22日（周五）", "Fri 22 Nov"), 2),
          state: StatePart(word: text.administrationFailed, shape: .back), attempts: text.sample("第5次", "5th"),
          failure: text.sample("对方邮箱不存在（550）", "No such mailbox (550)"), resend: "d17"),
        Delivery(
          stamp: stamp(22, "09:00"), iso: "2019-11-22T09:00:00+08:00", recipient: "王明", channel: text.sample("邮件", "Mail"),
          about: text.digestSubjectBoth(text.sample("11月22日（周五）", "Fri 22 Nov"), 1, 2),
          state: StatePart(word: text.administrationSent, shape: .done), attempts: text.sample("第1次", "1st")),
        Delivery(
          stamp: stamp(22, "14:50"), iso: "2019-11-22T14:50:00+08:00", recipient: "督查室机器人", channel: "Webhook", about: "实账户余额明细（11月15日止）",
          address: "/items/jinan-9",
          state: StatePart(word: text.administrationWaiting, shape: .open), attempts: text.sample("第2次，下次15:06", "2nd, next 15:06")),
      ],
      workflows: [
        Workflow(name: text.sample("一般任务", "Task"), kind: "task", version: 2, open: 7, address: "/administration/workflows/task"),
        Workflow(
          name: text.sample("问题台账条目", "Ledger entry"), kind: "ledger-entry", version: 1, open: 176,
          address: "/administration/workflows/ledger-entry"),
        Workflow(
          name: text.sample("12345工单", "Hotline ticket"), kind: "hotline-ticket", version: 3, open: 6,
          address: "/administration/workflows/hotline-ticket", findings: 1),
      ],
      calendars: [
        Calendar(year: "2019", off: 115, makeUp: 6, source: "国办发明电〔2018〕15号"),
        Calendar(year: "2020", off: 115, makeUp: 6, source: "国办发明电〔2019〕16号"), Calendar(year: "2021", off: 0, makeUp: 0),
      ], unknownYears: text.administrationUnknownYears("2021"),
      upkeep: [
        Check(name: text.administrationBackup, words: text.sample("11月22日 03:00，48 MB", "22 Nov 03:00, 48 MB"), isGood: true),
        Check(name: text.administrationVerify, words: text.historyVerified(stamp(22, "03:01"), 2318), isGood: true),
        Check(name: text.administrationIntegrity, words: text.sample("附件u88缺第3片", "Upload u88 lacks piece 3"), isGood: false),
      ])
  }
}
