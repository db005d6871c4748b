extension HeadPart {
  package static func sampleInitiative(in text: Text) -> HeadPart {
    HeadPart(
      crumbs: [LinkPart(word: text.frameInitiatives, address: "/initiatives")], title: "职工医保个人账户“实转虚”",
      dots: [
        Dot("济医保办字〔2019〕9号", "/initiatives/jinan/notice"), Dot("市医疗保障局办公室"), Dot(text.sample("2019年11月20日印发", "issued 20 Nov 2019")),
      ],
      facts: [
        FactPart(term: text.sample("12月10日前全面完成", "All done by 10 Dec"), rest: text.limitLeft(text.limitWorkingDays(13))),
        FactPart(
          term: text.sample("已办结", "Done"), number: "1", address: "/initiatives/jinan/schedule?show=done",
          rest: text.sample(" / 8项", " of 8")),
        FactPart(
          term: text.sample("逾期", "Late"), number: text.sample("1项", "1"), address: "/initiatives/jinan/schedule?show=late", isLate: true),
      ])
  }
}

extension TabsPart {
  package static func sample(_ page: Page, in text: Text) -> TabsPart {
    TabsPart("/initiatives/jinan", current: page, counts: [.schedule: 8, .groups: 5, .ledger: 412, .hotline: 37], in: text)
  }
}
