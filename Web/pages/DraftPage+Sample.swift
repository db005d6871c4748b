extension DraftPage {
  package static func sample(in text: Text) -> DraftPage {
    DraftPage(
      frame: .sample(text.importTitle, .initiatives, in: text), csrf: "c5rf", key: "k1", action: "/import/d1", version: 1,
      title: "职工医保个人账户“实转虚”",
      about: [text.draftLines(158), text.draftRead(1, 1), text.draftAsleep],
      note: NotePart(title: text.draftUnsettled(1), isWrong: true, links: [.init(word: text.importDoubts, address: "#doubts")]),
      lines: [
        LinePart(number: 1, spans: [.init(text: "关于原莱芜市职工医保个人账户“实转虚”工作的通知")]),
        LinePart(number: 121, spans: [.init(text: "财政金融组｜提供政策、文书方面的对接与支持｜11月12日-11月20日", mark: .read, address: "#task-0")]),
        LinePart(number: 145, spans: [.init(text: "宣传组｜全面、立体、多角度宣传｜2020年1月31日前", mark: .doubtful, address: "#doubt-0")]),
      ],
      doubts: [
        .init(
          id: "doubt-0", why: text.sample("只有截止时间", "No beginning is given"), places: [.init(text: "2020年1月31日前", line: 145)],
          others: [.init(text: "12月10日前", line: 12)])
      ],
      head: [FieldPart(name: "title", label: text.draftTitle, value: "职工医保个人账户“实转虚”", isRequired: true)],
      sections: [
        .init(
          id: "tasks", title: text.draftTasks(1),
          parts: [
            .init(
              id: "task-0", title: "提供政策、文书方面的对接与支持", second: "财政金融组，2019年11月12日—2019年11月20日", line: 121, isDoubtful: true,
              fields: [FieldPart(name: "task.0.title", label: text.wordTitle, value: "提供政策、文书方面的对接与支持")]),
            .init(id: "task-new", title: text.draftAddTask, fields: [FieldPart(name: "task.new.title", label: text.wordTitle)]),
          ])
      ],
      known: [
        FieldPart(
          name: "account.王明", label: "王明", kind: .choice,
          options: [.init(value: "p1", label: "王明，市医保中心", isChosen: true), .init(value: "new", label: text.draftNewPerson)])
      ], knownAbout: [text.draftNewAgencies(1, "各承办银行")])
  }
}

extension DraftChangesPage {
  package static func sample(in text: Text) -> DraftChangesPage {
    DraftChangesPage(
      frame: .sample(text.draftChanges, .initiatives, in: text), csrf: "c5rf", key: "k1", action: "/import/d1", version: 2,
      title: "职工医保个人账户“实转虚”",
      rows: [
        .init(part: text.draftPartTask, before: "联调联试，2019-12-10", after: "联调联试，2019-12-12", line: 141),
        .init(part: text.draftPartLine, before: "12月6日-12月10日", after: ""),
      ], notice: "{}")
  }
}
