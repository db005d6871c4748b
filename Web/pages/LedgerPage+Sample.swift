import Domain

extension LedgerPage {
  /// The problem ledger of the Jinan initiative on 22 November 2019, first page of what is open.
  package static func sample(in text: Text) -> LedgerPage {
    let ledger = "/initiatives/jinan/ledger"
    return LedgerPage(
      frame: .sample(text.sample("问题台账（5条逾期）", "Problem ledger (5 late)"), .ledger, isWide: true, in: text),
      head: HeadPart(
        crumbs: [.sampleInitiative(in: text)], title: text.sample("问题台账", "Problem ledger"),
        dots: [
          .init(text.ledgerTotal(412)), .init(text.ledgerBatches(2)),
          .init(text.sample("逐个销号，12月10日前清零", "Signed off one by one, all by 10 December")),
        ],
        facts: [
          FactPart(term: text.ledgerClosed, number: "236", address: ledger + "?state=closed", rest: " " + text.ledgerOf(412)),
          FactPart(term: text.ledgerChecking, number: text.ledgerEntries(31), address: ledger + "?state=checking"),
          FactPart(term: text.ledgerLate, number: text.ledgerEntries(5), address: ledger + "?late=yes", isLate: true),
        ]),
      burn: .sample(in: text), progress: .sample(in: text),
      filter: FilterPart(
        label: text.ledgerFilter,
        choices: [
          .init(word: text.ledgerOpen, address: ledger, count: 176, isCurrent: true),
          .init(word: text.ledgerLate, address: ledger + "?late=yes", count: 5, isLate: true),
          .init(word: text.ledgerChecking, address: ledger + "?state=checking", count: 31),
          .init(word: text.sample("办理中", "Being handled"), address: ledger + "?state=handling", count: 118),
          .init(word: text.sample("待当事人", "Waiting for the person"), address: ledger + "?state=waiting", count: 15),
          .init(word: text.sample("已登记", "Registered"), address: ledger + "?state=registered", count: 12),
          .init(word: text.ledgerEverything, address: ledger + "?state=all", count: 412),
        ]),
      address: ledger,
      selects: [
        Select(
          name: "category", label: text.ledgerCategory, all: text.ledgerAllOf(text.ledgerCategory),
          options: [
            .init(value: "lost-card", label: text.sample("挂失补卡", "Lost card")),
            .init(value: "replaced-card", label: text.sample("新老社保卡更换", "Replaced card")),
          ])
      ],
      hiddenInputs: [HiddenInputPart(name: "sort", value: "number")], exportAddress: ledger + "/export", pasteAddress: ledger + "/paste",
      what: text.ledgerProblem, numberSort: SortPart(word: text.wordNumber, address: ledger + "?sort=-number", order: .ascending),
      limitSort: SortPart(word: text.wordLimit, address: ledger + "?sort=limit"),
      columns: [
        Column(word: text.ledgerCategory, isMinor: false), Column(word: text.sample("银行", "Bank")),
        Column(word: text.sample("金额（元）", "Amount (yuan)"), isNumber: true),
      ],
      rows: [LedgerRowPart.html(sampleRows(in: text), in: text)],
      bulk: PicksPart(
        form: "picks", csrf: "c5rf",
        buttons: [
          .init(move: "assign", label: text.sample("交办", "Assign")), .init(move: "return", label: text.sample("退回", "Return")),
          .init(move: "sign-off", label: text.sample("销号", "Sign off")),
        ]),
      pages: PagesPart(words: text.ledgerRange(1, 25, 176), next: ledger + "?after=0232"), printed: "2019年11月22日 14:52")
  }

  /// The empty ledger.
  package static func emptySample(in text: Text) -> LedgerPage {
    var page = sample(in: text)
    page.burn = nil
    page.progress = nil
    page.rows = []
    page.selects = []
    page.head.facts = []
    page.empty = EmptyPart(
      title: text.ledgerEmpty, words: text.ledgerEmptyWords,
      act: LinkPart(word: text.ledgerPaste, address: "/initiatives/jinan/ledger/paste"))
    return page
  }
}

extension BurnPart {
  static func sample(in text: Text) -> BurnPart {
    let first = Day(year: 2019, month: 11, day: 13)!
    return BurnPart(
      title: text.ledgerBurn, open: [148, 141, 130, 296, 262, 229, 198, 176], days: (0..<28).map { first + $0 }.filter { $0.weekday <= 5 },
      due: 19,
      jumps: [.init(day: 3, word: text.burnBatch(2, 190))], in: text)
  }
}

extension ProgressPart {
  static func sample(in text: Text) -> ProgressPart {
    let ledger = "/initiatives/jinan/ledger?category="
    func row(_ word: String, _ id: String, _ done: Int, _ all: Int, _ late: Int) -> Row {
      Row(
        word: word, address: ledger + id, done: done, doneAddress: ledger + id + "&state=closed", all: all, late: late,
        lateAddress: ledger + id + "&late=yes")
    }
    return ProgressPart(
      id: "by-category", title: text.ledgerProgress, heading: text.ledgerCategory,
      other: LinkPart(word: text.ledgerByBatch, address: "?progress=batch"),
      rows: [
        row(text.sample("挂失补卡", "Lost card"), "lost-card", 101, 164, 1),
        row(text.sample("新老社保卡更换", "Replaced card"), "replaced-card", 82, 133, 2),
        row(text.sample("账户信息不符", "Data that differs"), "mismatch", 34, 71, 2),
        row(text.sample("异地转移、身故", "Moved or died"), "moved", 19, 44, 0),
      ])
  }
}
