import Domain

extension ReportsPage {
  /// The four milestones of the Fuyang check, on 20 June 2020, for six counties.
  package static func sample(in text: Text) -> ReportsPage {
    let here = "/initiatives/fuyang/reports"
    let now = Zone.china.instant(Day(year: 2020, month: 6, day: 20)!, second: 36_000)
    typealias Cell = MatrixPart.Cell
    func milestone(_ title: String, _ day: Int, _ left: Int, _ summary: LinkPart? = nil) -> MatrixPart.Milestone {
      let date = Day(year: 2020, month: 6, day: day)!
      var limit = LimitPart(limit: Zone.china.endOfDay(date), now: now, workingDaysLeft: left, in: text)
      if left < 0 { limit = LimitPart(date: limit.date, iso: limit.iso, left: "") }
      return MatrixPart.Milestone(title: title, address: here + "?day=\(day)", limit: limit, summary: summary)
    }
    let accepted = StatePart(word: text.sample("已采纳", "Accepted"), shape: .done)
    let handedIn = StatePart(word: text.sample("待审核", "To be reviewed"), shape: .check)
    let returned = StatePart(word: text.sample("已退回", "Sent back"), shape: .back, extra: text.sample("第2轮", "round 2"))
    let missing = StatePart(word: text.sample("未交", "Missing"), shape: .open)
    func day(_ day: Int) -> String { text.monthDay(Day(year: 2020, month: 6, day: day)!) }
    func county(_ name: String, _ third: Cell) -> MatrixPart.County {
      MatrixPart.County(
        name: name, address: here + "?county=" + name,
        slots: [
          .init([Cell(state: accepted, day: day(2), address: "/items/r1")]),
          .init([Cell(state: accepted, day: day(10), address: "/items/r2")]), .init([third]), .init([Cell(state: missing)]),
        ])
    }
    return ReportsPage(
      frame: .sample(text.reportsMatrix, .initiatives, isWide: true, in: text),
      head: HeadPart(crumbs: [LinkPart(word: text.frameInitiatives, address: "/initiatives")], title: "全市城乡居民医保参保清查"),
      tabs: TabsPart("/initiatives/fuyang", current: .reports, counts: [:], in: text),
      views: .sampleViews(in: text),
      matrix: MatrixPart(
        title: text.reportsMatrix,
        milestones: [
          milestone("联系人和联系方式", 3, -1, LinkPart(word: text.sample("汇总表", "Summary"), address: here + "?sum=s1")),
          milestone("进展、问题和建议", 10, -1),
          milestone("核对后的数据", 19, -1), milestone("两张汇总表", 24, 3),
        ],
        counties: [
          county("界首市", Cell(state: accepted, day: day(18), address: "/items/r3")),
          county("太和县", Cell(state: accepted, day: day(19), address: "/items/r3")),
          county("临泉县", Cell(state: handedIn, day: day(19), address: "/items/r3")),
          county("阜南县", Cell(state: returned, day: day(19), address: "/items/r3")),
          county("颍上县", Cell(state: missing, late: text.limitLate(text.limitDays(1)), isLate: true)),
          county("颍州区", Cell(state: accepted, day: day(20), late: text.limitDoneLate(text.limitDays(1)), address: "/items/r3")),
        ],
        counts: [
          .init(word: text.reportsAccepted, cells: ["6 / 6", "6 / 6", "3 / 6", "0 / 6"].map { FigureTablePart.Cell($0, here) }),
          .init(word: text.reportsHandedLate, cells: ["0", "0", "1", "0"].map { FigureTablePart.Cell($0) }),
        ], exportAddress: here + "/export"), tables: [.sampleSum(in: text)], printed: text.fullStamp(now, in: .china))
  }

  package static func emptySample(in text: Text) -> ReportsPage {
    ReportsPage(
      frame: .sample(text.reportsMatrix, .initiatives, in: text), head: .sampleInitiative(in: text), tabs: .sample(.reports, in: text),
      empty: EmptyPart(title: text.reportsEmpty, words: text.reportsEmptyWords))
  }
}

extension FilterPart {
  fileprivate static func sampleViews(in text: Text) -> FilterPart {
    FilterPart(
      label: text.reportsViews,
      choices: [
        .init(word: text.reportsMatrix, address: "?view=matrix", isCurrent: true),
        .init(word: text.reportsLateness, address: "?view=lateness"),
      ])
  }
}

extension FigureTablePart {
  /// Two counties' numbers, one of which was accepted after the sum was kept.
  fileprivate static func sampleSum(in text: Text) -> FigureTablePart {
    func numbers(_ numbers: [String], differs: Bool = false) -> [Cell] { numbers.map { Cell($0, isNumber: true, differs: differs) } }
    return FigureTablePart(
      id: "sum", title: text.sample("核对后的数据", "Checked data"), words: text.reportsSumWords,
      columns: [Column(text.reportsCounty)]
        + ["已核对人数", "已更正人数"].map { Column($0, isNumber: true) },
      rows: [
        Row(Cell("界首市", "/items/r3"), numbers(["10000", "1"])),
        Row(Cell("太和县", "/items/r4", second: text.reportsNotCounted), numbers(["20000", "2"])),
      ],
      foot: [
        Row(Cell(text.reportsLive), numbers(["10000", "1"])),
        Row(Cell(text.reportsKept, "/items/s1"), numbers(["30000", "3"], differs: true)),
      ], exportAddress: "/initiatives/fuyang/reports/export?sum=s3")
  }
}
