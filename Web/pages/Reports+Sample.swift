import Domain

extension ReportsPage {
  /// The four milestones of the Fuyang check, on 20 June 2020, for six counties.
  package static func sample(in text: Text) -> ReportsPage {
    let here = "/initiatives/fuyang/reports"
    let now = Zone.china.instant(Day(year: 2020, month: 6, day: 20)!, second: 36_000)
    func milestone(_ title: String, _ day: Int, _ left: Int, _ accepted: Int, _ summary: LinkPart? = nil) -> Milestone {
      let date = Day(year: 2020, month: 6, day: day)!
      var limit = LimitPart(limit: Zone.china.endOfDay(date), now: now, workingDaysLeft: left, in: text)
      if left < 0 { limit = LimitPart(date: limit.date, iso: limit.iso, left: "") }
      return Milestone(title: title, address: here + "?day=\(day)", limit: limit, accepted: accepted, all: 6, summary: summary)
    }
    let accepted = StatePart(word: text.sample("已采纳", "Accepted"), shape: .done)
    let handedIn = StatePart(word: text.sample("待审核", "To be reviewed"), shape: .check)
    let returned = StatePart(word: text.sample("已退回", "Sent back"), shape: .back, extra: text.sample("第2轮", "round 2"))
    let missing = StatePart(word: text.sample("未交", "Missing"), shape: .open)
    func day(_ day: Int) -> String { text.monthDay(Day(year: 2020, month: 6, day: day)!) }
    func county(_ name: String, _ third: Cell) -> County {
      County(
        name: name, address: here + "?county=" + name,
        cells: [
          Cell(state: accepted, day: day(2), address: "/items/r1"), Cell(state: accepted, day: day(10), address: "/items/r2"), third,
          Cell(state: missing),
        ])
    }
    return ReportsPage(
      frame: .sample(text.reportsMatrix, .initiatives, isWide: true, in: text),
      head: HeadPart(crumbs: [LinkPart(word: text.frameInitiatives, address: "/initiatives")], title: "全市城乡居民医保参保清查"),
      tabs: TabsPart("/initiatives/fuyang", current: .reports, counts: [:], in: text),
      matrix: Matrix(
        title: text.reportsMatrix,
        milestones: [
          milestone("联系人和联系方式", 3, -1, 6, LinkPart(word: text.sample("汇总表", "Summary"), address: "/items/s1")),
          milestone("进展、问题和建议", 10, -1, 6),
          milestone("核对后的数据", 19, -1, 3), milestone("两张汇总表", 24, 3, 0),
        ],
        counties: [
          county("界首市", Cell(state: accepted, day: day(18), address: "/items/r3")),
          county("太和县", Cell(state: accepted, day: day(19), address: "/items/r3")),
          county("临泉县", Cell(state: handedIn, day: day(19), address: "/items/r3")),
          county("阜南县", Cell(state: returned, day: day(19), address: "/items/r3")),
          county("颍上县", Cell(state: missing, late: text.limitLate(text.limitDays(1)), isLate: true)),
          county("颍州区", Cell(state: accepted, day: day(20), late: text.limitDoneLate(text.limitDays(1)), address: "/items/r3")),
        ], exportAddress: here + "/export"))
  }

  package static func emptySample(in text: Text) -> ReportsPage {
    ReportsPage(
      frame: .sample(text.reportsMatrix, .initiatives, in: text), head: .sampleInitiative(in: text), tabs: .sample(.reports, in: text),
      empty: EmptyPart(title: text.reportsEmpty, words: text.reportsEmptyWords))
  }
}
