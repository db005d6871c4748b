extension DigestMail {
  package static func sample(in text: Text) -> DigestMail {
    let site = "https://duban.example.org"
    func row(_ number: String, _ title: String, _ limit: String, _ reason: String) -> Row {
      Row(number: number, title: title, initiative: "职工医保个人账户“实转虚”", limit: limit, reason: reason, address: site + "/items/jinan-" + number)
    }
    return DigestMail(
      name: "王明", day: text.sample("11月22日（周五）", "Fri 22 Nov"),
      late: [
        row(
          "1", "对接承办银行，起草个人账户实转虚函件", text.sample("11月20日（周三），逾期2个工作日", "Wed 20 Nov, 2 working days late"),
          text.sample("逾期1个工作日起提醒承办人和组长", "parties and leader are reminded from 1 working day late"))
      ],
      due: [
        row(
          "0187", "周某某 补卡后账户余额划回", text.sample("11月25日（周一），还剩2个工作日", "Mon 25 Nov, 2 working days left"),
          text.sample("期限前2个工作日提醒核验人", "who checks is reminded 2 working days before")),
        row(
          "5", "组织并轨代扣模拟测试", text.sample("11月25日（周一），还剩2个工作日", "Mon 25 Nov, 2 working days left"),
          text.sample("期限前2个工作日提醒牵头组", "the lead is reminded 2 working days before")),
      ],
      other: [
        row(
          "0203", "孙某某 新卡未激活，余额未划回", text.sample("11月21日（周四），逾期1个工作日", "Thu 21 Nov, 1 working day late"),
          text.sample("您昨天起牵头", "you lead it since yesterday"))
      ], deskAddress: site + "/", settingsAddress: site + "/me")
  }
}
