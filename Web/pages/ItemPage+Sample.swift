extension ItemPage {
  package static func sample(in text: Text) -> ItemPage {
    let checking = StatePart(word: text.sample("待核验", "To be checked"), shape: .check)
    var head = HeadPart(
      crumbs: [
        LinkPart(word: "职工医保个人账户“实转虚”", address: "/initiatives/jinan/schedule"),
        LinkPart(word: text.sample("问题台账", "Ledger"), address: "/initiatives/jinan/ledger"),
      ],
      title: "周某某 挂失补卡，账户余额划回",
      dots: [.init(text.sample("台账0187", "Entry 0187")), .init(text.sample("第2批", "batch 2")), .init(text.sample("第2轮", "round 2"))],
      state: checking, isPrintable: true)
    head.acts = [
      .init(word: text.itemPrevious, address: "/items/e0186", key: "k"), .init(word: text.itemNext, address: "/items/e0188", key: "j"),
    ]
    return ItemPage(
      frame: .sample(
        text.sample("台账0187 待核验", "Entry 0187 To be checked"), .ledger, live: LivePart(after: 412, initiative: "jinan"), in: text),
      head: head,
      kind: text.sample("条目", "Entry"),
      edit: "/items/e0187/edit", facts: facts(text), nextActor: text.sample("轮到您核验", "Yours to check"), diagram: .sampleEntry(in: text),
      moves: MovePart.forms(
        [
          .init(move: "sign-off", label: text.sample("销号", "Sign off"), reason: .asked, isPrimary: true),
          .init(move: "return", label: text.sample("退回", "Return"), reason: .needed),
        ], action: "/items/e0187/moves", csrf: "c5rf", version: 9, key: "k1",
        hint: text.sample(
          "销号后今天之内可以撤回；退回即进入第3轮，重新计5个工作日。提请人是李静，不能自己核验。",
          "A sign-off may be taken back until midnight. A return begins round 3, with 5 working days. 李静 submitted it and may not check it."
        ),
        in: text), stream: .sampleEntry(in: text), streamCount: 7,
      filter: FilterPart(
        label: text.sample("筛选经过", "Filter what happened"),
        choices: [
          .init(word: text.sample("全部", "All"), address: "?", isCurrent: true),
          .init(word: text.sample("流转", "Moves"), address: "?stream=moves"),
          .init(word: text.sample("意见", "Notes"), address: "?stream=notes"),
          .init(word: text.sample("材料", "Files"), address: "?stream=files"),
          .init(word: text.sample("提醒", "Reminders"), address: "?stream=reminders"),
        ]), note: noteForm(in: text))
  }

  package static func noteForm(in text: Text) -> NoteForm {
    NoteForm(
      action: "/items/e0187/notes", csrf: "c5rf", key: "k2",
      words: FieldPart(name: "words", label: text.itemNoteWords, kind: .paragraph, scope: "note-"),
      files: FieldPart(name: "files", label: text.itemNoteFiles, kind: .files, scope: "note-"))
  }

  private static func facts(_ text: Text) -> [Fact] {
    [
      Fact(term: text.sample("类别", "Category"), words: text.sample("挂失补卡", "Lost card")),
      Fact(term: text.sample("问题", "Problem"), words: "本人10月挂失社保卡，新卡未激活，承办银行甲代扣时账户查无此卡，结余资金未能划回指定账户。"),
      Fact(term: text.sample("参保人", "Person"), words: "周某某　37**************23　", reveal: "/items/e0187/reveal?field=identity"),
      Fact(term: text.sample("金额", "Amount"), words: text.sample("2,318.40元", "2,318.40 yuan")),
      Fact(term: text.sample("承办银行", "Bank"), words: "承办银行甲"),
      Fact(term: text.sample("责任分工", "Parties"), words: "政策保障组（牵头，李静）、财政金融组（配合，王明）"),
      Fact(
        term: text.sample("来源", "From"),
        links: [.init(word: "12345工单1116-023", address: "/items/h1116"), .init(word: "任务6 最后实施", address: "/items/t6")]),
      Fact(term: text.sample("办理结果", "Resolution"), words: "11月20日完成补卡，余额与流水一致，可并入正式划转名单。"),
      Fact(
        term: text.sample("佐证材料", "Evidence"),
        links: [
          .init(word: "银行流水-0187.pdf", address: "/uploads/u1", tail: "214 KB"),
          .init(word: "补卡签收单.jpg", address: "/uploads/u2", tail: "386 KB"),
        ]),
      Fact(
        term: text.sample("核验期限", "Check by"), limit: text.sampleLimit(11, 25, left: 2, isRow: true),
        counted: text.sample(
          "11月21日16:40提请，2个工作日，次日起算，跳过11月23日至24日", "Submitted 21 Nov 16:40; 2 working days from the next day, 23–24 Nov skipped")),
    ]
  }
}

extension DiagramPart {
  package static func sampleEntry(in text: Text) -> DiagramPart {
    DiagramPart(
      states: [
        State(id: "registered", word: text.sample("已登记", "Registered"), nodeState: .visited),
        State(id: "handling", word: text.sample("办理中", "Being handled"), nodeState: .visited),
        State(id: "waiting", word: text.sample("待当事人", "Waiting for the person")),
        State(id: "checking", word: text.sample("待核验", "To be checked"), nodeState: .current),
        State(id: "closed", word: text.sample("已销号", "Signed off"), isDone: true),
      ],
      steps: [
        Step(
          from: "registered", to: "handling", word: text.sample("交办", "Assign"), isTaken: true, by: text.sample("11月18日 王明", "18 Nov 王明")),
        Step(from: "handling", to: "waiting", word: text.sample("待补正", "Wait")),
        Step(from: "waiting", to: "handling", word: text.sample("恢复", "Resume")),
        Step(
          from: "handling", to: "checking", word: text.sample("提请销号", "Submit"), isTaken: true,
          by: text.sample("11月21日 李静，第2轮", "21 Nov 李静, round 2")),
        Step(from: "checking", to: "handling", word: text.sample("退回", "Return"), isTaken: true, often: text.diagramOften(1)),
        Step(from: "checking", to: "closed", word: text.sample("销号", "Sign off")),
        Step(from: "closed", to: "handling", word: text.sample("重开", "Reopen")),
      ], in: text)
  }
}

extension StreamPart {
  package static func sampleEntry(in text: Text) -> StreamPart {
    let handling = text.sample("办理中", "Being handled")
    let checking = text.sample("待核验", "To be checked")
    let submit = text.sample("提请销号", "submitted")
    return StreamPart(entries: [
      entry(22, "09:05", "王明", text.sample("查看了完整身份证号", "saw the whole identity number"), text, extra: "，理由：核对银行流水户名"),
      Entry(
        stamp: text.sample("11月21日 16:40", "21 Nov 16:40"), iso: "2019-11-21T16:40:00+08:00", isMove: true, who: "李静", what: submit,
        from: handling,
        to: checking, extra: text.sample("，第2轮", ", round 2"), said: "补卡已于11月20日完成，余额2,318.40元与承办银行甲流水一致，已附流水和本人签收单。",
        files: [LinkPart(word: "银行流水-0187.pdf", address: "/uploads/u1"), LinkPart(word: "补卡签收单.jpg", address: "/uploads/u2")]),
      entry(20, "14:13", text.sample("提醒已发", "Reminder sent to"), "李静", text, extra: "（短信）：被退回，第2轮办理期限11月27日"),
      Entry(
        stamp: text.sample("11月20日 14:12", "20 Nov 14:12"), iso: "2019-11-20T14:12:00+08:00", isMove: true, who: "王明",
        what: text.sample("退回", "returned it"), from: checking, to: handling, extra: text.sample("，第1轮", ", round 1"),
        said: "流水只到11月10日，请补到补卡当天，并附本人签收单。"),
      Entry(
        stamp: text.sample("11月19日 17:20", "19 Nov 17:20"), iso: "2019-11-19T17:20:00+08:00", isMove: true, who: "李静", what: submit,
        from: handling,
        to: checking, files: [LinkPart(word: "银行流水-0187-1.pdf", address: "/uploads/u3")]),
      Entry(
        stamp: text.sample("11月18日 10:06", "18 Nov 10:06"), iso: "2019-11-18T10:06:00+08:00", isMove: true, who: "王明",
        what: text.sample("交办给李静", "assigned it to 李静"), from: text.sample("已登记", "Registered"), to: handling),
      Entry(
        stamp: text.sample("11月18日 09:12", "18 Nov 09:12"), iso: "2019-11-18T09:12:00+08:00", isMove: true, who: "陈晨",
        onBehalf: "刘洋", what: text.sample("转入登记，来自12345工单", "registered it from hotline ticket"),
        link: LinkPart(word: "1116-023", address: "/items/h1116")),
    ])
  }

  private static func entry(_ day: Int, _ clock: String, _ who: String, _ what: String, _ text: Text, extra: String) -> Entry {
    Entry(
      stamp: text.sample("11月\(day)日 \(clock)", "\(day) Nov \(clock)"), iso: "2019-11-\(day)T\(clock):00+08:00", who: who, what: what,
      extra: extra)
  }
}
