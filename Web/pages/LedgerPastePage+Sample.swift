extension LedgerPastePage {
  /// Four rows pasted, two of them wrong: nothing is registered until they are corrected or left out.
  package static func sample(in text: Text) -> LedgerPastePage {
    var page = empty(in: text)
    page.text = """
      问题\t类别\t银行\t金额
      钱某某 补卡后账户余额划回\t挂失补卡\t甲\t1,204.50
      李某某 新旧卡余额并入\t新卡\t乙\t780.16
      孙某某 新卡未激活\t挂失补卡\t丙\t九十五元六角
      周某某 两张卡各有余额\t新老社保卡更换\t甲\t2,318.40
      """
    page.preview = Preview(
      action: "/initiatives/jinan/ledger/paste", batch: "b7", key: "k1", heads: ["问题", "类别", "银行", "金额"],
      good: [
        Good(row: 2, cells: ["钱某某 补卡后账户余额划回", "挂失补卡", "甲", "1,204.50"]), Good(row: 5, cells: ["周某某 两张卡各有余额", "新老社保卡更换", "甲", "2,318.40"]),
      ], goodCount: 2,
      bad: [
        Bad(
          row: 3, text: "李某某 新旧卡余额并入｜新卡｜乙｜780.16",
          causes: [text.sample("类别没有“新卡”，可以写：挂失补卡、新老社保卡更换、其他", "Category: there is no “新卡”; write 挂失补卡, 新老社保卡更换 or 其他")]),
        Bad(row: 4, text: "孙某某 新卡未激活｜挂失补卡｜丙｜九十五元六角", causes: [text.sample("金额要写数字，如95.60", "Amount: write figures, such as 95.60")]),
      ], badAddress: "/initiatives/jinan/ledger/paste/b7.csv")
    return page
  }

  /// The page before anything is pasted.
  package static func empty(in text: Text) -> LedgerPastePage {
    LedgerPastePage(
      frame: .sample(text.pasteTitle, .ledger, in: text), initiative: .sampleInitiative(in: text),
      ledger: LinkPart(word: text.sample("问题台账", "Problem ledger"), address: "/initiatives/jinan/ledger"),
      action: "/initiatives/jinan/ledger/paste", csrf: "c5rf",
      columns: [
        Column(word: "问题", name: "title", isNeeded: true, accepts: text.sample("一句话", "One sentence")),
        Column(word: "类别", name: "category", isNeeded: true, accepts: "挂失补卡、新老社保卡更换、其他"),
        Column(word: "金额", name: "amount", accepts: "2318.40"),
        Column(word: "身份证号", name: "identity", accepts: text.sample("18位", "18 characters")),
        Column(word: "牵头", name: "lead", accepts: text.sample("组名，简称也行", "A group's name, short forms too")),
        Column(word: "期限", name: "limit", accepts: text.sample("2019-11-25、11月25日、3个工作日", "2019-11-25, 3 working days")),
      ])
  }

  /// All rows good, ready to be registered.
  package static func cleanSample(in text: Text) -> LedgerPastePage {
    var page = sample(in: text)
    page.preview?.bad = []
    page.preview?.goodCount = 190
    return page
  }
}
