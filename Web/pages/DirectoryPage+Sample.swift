extension DirectoryPage {
  package static func sample(in text: Text) -> DirectoryPage {
    let hours = "9:00–12:00，13:30–17:00"
    let agencies = [
      Agency(
        name: "济南市医疗保险事业中心", phones: [Phone(number: "0531-8800 0100"), Phone(number: "0531-8800 0101")], hours: hours, isOpen: true,
        now: text.directoryOpen("17:00"),
        people: [
          Person(name: "王明", posts: text.sample("财政金融组组长", "Leader, 财政金融组"), phones: [Phone(number: "0531-8800 0111")]),
          Person(name: "李静", posts: text.sample("政策保障组组长", "Leader, 政策保障组"), phones: [Phone(number: "0531-8800 0112")]),
          Person(name: "张伟", posts: text.sample("政策保障组成员、宣传组成员", "Member, 政策保障组 and 宣传组"), phones: [Phone(number: "0531-8800 0115")]),
        ]),
      Agency(
        name: "莱芜区医疗保障局", phones: [Phone(number: "0531-7600 0200")], hours: hours, isOpen: true, now: text.directoryOpen("17:00"),
        doubt: text.directoryDoubt,
        people: [Person(name: "高峰", posts: text.sample("联系人", "Liaison"), phones: [Phone(number: "138 0000 0120")])]),
      Agency(
        name: "承办银行乙", phones: [Phone(number: "0531-7600 0300")], hours: "9:00–16:30", isOpen: false,
        now: text.directoryClosed(text.sample("11月25日（周一）", "Mon 25 Nov"), "09:00"), people: []),
      Agency(
        name: "技术公司", phones: [], isOpen: false,
        people: [Person(name: "何军", posts: text.sample("技术保障组组长", "Leader, 技术保障组"), phones: [Phone(number: "139 0000 0140")])]),
    ]
    return DirectoryPage(
      frame: .sample(text.directoryTitle, .directory, in: text),
      head: HeadPart(
        title: text.directoryTitle,
        dots: [
          .init(text.directoryAgencies(4)), .init(text.directoryPeople(5)), .init(text.sample("11月22日（周五） 14:52", "Fri 22 Nov 14:52")),
        ], isPrintable: true),
      agencies: agencies, faq: [FAQEntry(question: "划走的余额还能用吗？", answer: "能用。余额并入医保信息系统，金额不变，在全市定点医院和药店照常刷卡。")])
  }
}
