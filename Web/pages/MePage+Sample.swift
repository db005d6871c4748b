extension MePage {
  package static func sample(in text: Text) -> MePage {
    let people = ["陈浩", "林芳", "李静"]
    return MePage(
      frame: .sample("王明", nil, in: text), name: "王明", csrf: "c5rf",
      data: [
        Datum(name: text.meLogin, value: "wangming"), Datum(name: text.meAgency, value: "济南市医疗保险事业中心"),
        Datum(name: text.mePosts, value: text.sample("财政金融组组长、领导小组成员", "Leader, 财政金融组; member, 领导小组")),
        Datum(name: text.meMail, value: "wangming@example.org"),
        Datum(name: text.mePhone, value: "0531-8800 0111"),
      ], actingFor: [text.meActing("李静", text.sample("11月26日（周二）", "Tue 26 Nov"))],
      standIns: [
        StandIn(
          name: "陈浩", days: text.sample("11月25日（周一）至11月27日（周三）", "Mon 25 Nov to Wed 27 Nov"), reason: text.sample("出差", "Travelling"),
          state: StatePart(word: text.sample("未开始", "Not begun"), shape: .open), withdraw: "s4")
      ],
      standInFields: [
        FieldPart(
          name: "person", label: text.meStandIn, kind: .person, options: people.map { .init(value: $0, label: $0) }, isRequired: true),
        FieldPart(name: "from", label: text.meFrom, kind: .date, isRequired: true),
        FieldPart(name: "until", label: text.meUntil, kind: .date, isRequired: true),
        FieldPart(name: "reason", label: text.meReason),
      ],
      passwordFields: [
        FieldPart(name: "password", label: text.mePasswordNow, kind: .password, isRequired: true, autocomplete: "current-password"),
        FieldPart(
          name: "new", label: text.mePasswordNew, kind: .password, isRequired: true, hint: text.mePasswordHint, autocomplete: "new-password"
        ),
        FieldPart(name: "again", label: text.mePasswordAgain, kind: .password, isRequired: true, autocomplete: "new-password"),
      ], calendarAddress: "https://duban.example.org/calendar/9f0c7a11.ics",
      languages: [
        LanguageLink(word: "中文", code: "zh-CN", address: "?lang=zh", isCurrent: text.isChinese),
        LanguageLink(word: "English", code: "en", address: "?lang=en", isCurrent: !text.isChinese),
      ])
  }
}
