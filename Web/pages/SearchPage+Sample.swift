extension SearchPage {
  package static func sample(in text: Text) -> SearchPage {
    SearchPage(
      frame: .sample(text.searchTitle("余额"), nil, in: text), query: "余额", count: text.searchCount(3),
      filter: FilterPart(
        label: text.searchFilter,
        choices: [
          .init(word: text.ledgerEverything, address: "/search?q=余额", count: 3, isCurrent: true),
          .init(word: text.sample("台账条目", "Ledger entries"), address: "/search?q=余额&kind=ledger-entry", count: 2),
          .init(word: text.sample("工单", "Tickets"), address: "/search?q=余额&kind=hotline-ticket", count: 1),
        ]),
      hits: [
        Hit(
          kind: text.sample("问题台账条目", "Ledger entry"), number: "0187", title: "周某某 补卡后账户余额划回", address: "/items/jinan-ledger-0187",
          initiative: "职工医保个人账户“实转虚”",
          excerpt: [.init(text: "补卡后账户"), .init(text: "余额", mark: .read), .init(text: "由银行甲划回，已与本人核对。")],
          limit: .sample(11, 25, left: 2, isRow: true, in: text),
          state: .sample("check", round: "2", in: text)),
        Hit(
          kind: text.sample("12345工单", "Hotline ticket"), number: "1115-009", title: "挂失补卡后余额少了860元", address: "/items/jinan-1115-009",
          initiative: "职工医保个人账户“实转虚”",
          excerpt: [.init(text: "来电人称"), .init(text: "余额", mark: .read), .init(text: "与短信不符。")],
          limit: .sample(11, 21, left: -1, isRow: true, in: text), state: .sample("doing", in: text)),
      ], pages: PagesPart(words: text.ledgerRange(1, 2, 3), next: "/search?q=余额&after=2"))
  }

  package static func emptySample(in text: Text) -> SearchPage {
    SearchPage(frame: .sample(text.searchTitle("退款"), nil, in: text), query: "退款", count: "", hits: [])
  }
}
