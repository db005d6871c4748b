extension HistoryPage {
  package static func sample(in text: Text) -> HistoryPage {
    let here = "/initiatives/jinan/history"
    return HistoryPage(
      frame: .sample(text.historyTitle, .initiatives, in: text), head: .sampleInitiative(in: text), tabs: .sample(.history, in: text),
      filter: FilterPart(
        label: text.historyFilter,
        choices: [
          .init(word: text.historyAll, address: here, isCurrent: true), .init(word: text.historyMoves, address: here + "?of=moves"),
          .init(word: text.historyNotes, address: here + "?of=notes"), .init(word: text.historyReminders, address: here + "?of=reminders"),
          .init(word: text.historyLooks, address: here + "?of=looks"),
        ]), verified: text.historyVerified(text.sample("11月22日 03:00", "22 Nov 03:00"), 2318),
      stream: StreamPart(entries: [
        .init(
          stamp: text.sample("11月22日 14:31", "22 Nov 14:31"), iso: "2019-11-22T14:31:00+08:00", isMove: true, who: "李静",
          what: text.sample("提请销号", "submitted"),
          link: LinkPart(word: "0187 周某某 补卡后账户余额划回", address: "/items/jinan-ledger-0187"), from: text.sample("办理中", "Being handled"),
          to: text.sample("待核验", "To be checked"), extra: text.sample("，第2轮", ", round 2"),
          files: [LinkPart(word: "划回回单.pdf", address: "/uploads/u1")]),
        .init(
          stamp: text.sample("11月22日 11:05", "22 Nov 11:05"), iso: "2019-11-22T11:05:00+08:00", isMove: true, who: "陈浩", onBehalf: "王明",
          what: text.sample("申请延期", "asked for an extension"), link: LinkPart(word: "对接承办银行，起草个人账户实转虚函件", address: "/items/jinan-1"),
          said: "承办银行丙的函件还没有回，请延到11月26日。"),
        .init(
          stamp: text.sample("11月22日 09:00", "22 Nov 09:00"), iso: "2019-11-22T09:00:00+08:00", who: text.sample("系统", "System"),
          what: text.sample("发出提醒12封，1封未送达", "sent 12 reminders, 1 not delivered")),
        .init(
          stamp: text.sample("11月21日 16:40", "21 Nov 16:40"), iso: "2019-11-21T16:40:00+08:00", who: "刘洋",
          what: text.sample("查看了完整身份证号", "saw the whole identity number"),
          link: LinkPart(word: "0181 何某某 身份证升位后账户查无", address: "/items/jinan-ledger-0181"), said: "与银行核对户名"),
      ]), pages: PagesPart(words: text.ledgerRange(1, 4, 2318), next: here + "?before=2314"))
  }
}
