extension ItemPage {
  /// A joint task that its convener has in hand: shares, parts, a form that needs fields, a move that is not yet possible.
  package static func sampleTask(in text: Text) -> ItemPage {
    let page = sample(in: text)
    let states: [(String, String, String, DiagramPart.NodeState)] = [
      ("issued", "待签收", "To be accepted", .visited), ("declined", "退回改派", "Declined", .ahead), ("accepted", "未开始", "Not begun", .visited),
      ("doing", "办理中", "In work", .current), ("checking", "待审核", "To be reviewed", .ahead), ("done", "已办结", "Completed", .ahead),
      ("cancelled", "已撤销", "Cancelled", .ahead),
    ]
    let steps: [(String, String, String, String, Bool)] = [
      ("issued", "accepted", "签收", "Accept", true), ("issued", "declined", "退回", "Decline", false),
      ("declined", "issued", "改派", "Reassign", false),
      ("accepted", "doing", "开始", "Start", true), ("doing", "checking", "报送", "Submit", false),
      ("checking", "doing", "退回", "Return", false),
      ("checking", "done", "办结", "Complete", false), ("done", "doing", "重开", "Reopen", false),
      ("issued", "cancelled", "撤销", "Cancel", false),
      ("declined", "cancelled", "撤销", "Cancel", false), ("accepted", "cancelled", "撤销", "Cancel", false),
      ("doing", "cancelled", "撤销", "Cancel", false),
    ]
    return ItemPage(
      frame: page.frame,
      head: HeadPart(
        crumbs: [page.head.crumbs[0]], title: "组织并轨代扣模拟测试", dots: [.init(text.sample("任务5", "Task 5")), .init("3个组联合")],
        state: StatePart(word: text.sample("办理中", "In work"), shape: .doing, extra: "1/3"), isPrintable: true),
      refusal: NotePart(refused: [result(text)], in: text), kind: text.sample("任务", "Task"),
      facts: [
        Fact(term: text.sample("工作内容", "Work"), words: "组织3家承办银行模拟代扣。\n测试数据由政策保障组提供，测试文本由技术保障组导出。"),
        Fact(term: text.sample("期限", "Limit"), limit: text.sampleLimit(11, 25, left: 2, isRow: true), counted: "通知：11月20日至25日"),
      ],
      tables: [
        Table(
          id: "shares", title: text.sample("份额", "Shares"), tail: text.sample("1/3办结，全部办结后转待审核", "1 of 3 done"),
          rows: [
            Related(
              party: "财政金融组（牵头）", title: "组织3家承办银行柜员模拟代扣", address: "/items/s1", limit: text.sampleLimit(11, 25, left: 2, isRow: true),
              state: text.sampleDoing),
            Related(
              party: "政策保障组", title: "向各银行提供测试数据", address: "/items/s2", limit: text.sampleLimit(11, 21, left: -1, isRow: true),
              state: text.sampleCheck, isLate: true),
            Related(party: "技术保障组", title: "导出测试文本，开通测试环境", address: "/items/s3", state: text.sampleDone),
          ]),
        Table(
          id: "parts", title: text.sample("分项", "Parts"),
          rows: [
            Related(
              party: "李静", title: "模拟代扣问题汇总（第1次）", address: "/items/p1", limit: text.sampleLimit(11, 26, left: 3, isRow: true),
              state: text.sampleOpen)
          ],
          add: LinkPart(word: text.sample("拆出分项", "Split off a part"), address: "/items/new?kind=task&parent=t5")),
      ], nextActor: text.sample("轮到您报送", "Yours to submit"),
      diagram: DiagramPart(
        states: states.map {
          .init(id: $0.0, word: text.sample($0.1, $0.2), nodeState: $0.3, isDone: $0.0 == "done" || $0.0 == "cancelled")
        },
        steps: steps.map {
          .init(from: $0.0, to: $0.1, word: text.sample($0.2, $0.3), isTaken: $0.4, by: $0.4 ? text.sample("11月20日 王明", "20 Nov 王明") : "")
        }, in: text), moves: forms(text),
      blocked: [
        Blocked(label: text.sample("办结", "Complete"), why: text.sample("政策保障组、财政金融组的份额还没有办结", "The shares of two groups are not done"))
      ],
      stream: StreamPart(entries: Array(page.stream.entries.suffix(2))), streamCount: 2, filter: page.filter, note: page.note)
  }

  private static func result(_ text: Text) -> FieldPart {
    FieldPart(
      name: "field.result", label: text.sample("完成情况", "Result"), kind: .paragraph, isRequired: true,
      wrong: text.sample("没有写，审核的人要看", "Nothing written; the reviewer needs it"), scope: "m0-")
  }

  private static func forms(_ text: Text) -> [MovePart] {
    MovePart.forms(
      [
        .init(
          move: "submit", label: text.sample("报送", "Submit"),
          fields: [result(text), FieldPart(name: "field.evidence", label: text.sample("佐证材料", "Evidence"), kind: .files)], isPrimary: true,
          isRefused: true),
        .init(
          move: "extend", label: text.sample("延期", "Extend"),
          fields: [
            FieldPart(
              name: "limit", label: text.sample("延期到", "Until"), kind: .limit, isRequired: true,
              hint: text.sample("可以写11月26日、11-26，或3个工作日后", "26 Nov, 11-26, or 3 working days"))
          ], reason: .needed),
        .init(
          move: "reassign", label: text.sample("改派", "Reassign"),
          fields: [
            FieldPart(
              name: "lead", label: text.sample("牵头", "Lead"), kind: .group,
              options: [.init(value: "g1", label: "财政金融组", isChosen: true), .init(value: "g2", label: "政策保障组")], isRequired: true),
            FieldPart(
              name: "assisting", label: text.sample("配合", "Assisting"), kind: .choices,
              options: [
                .init(value: "g2", label: "政策保障组", isChosen: true), .init(value: "g3", label: "定点服务组"), .init(value: "g4", label: "技术保障组"),
              ]),
          ], reason: .asked),
        .init(move: "cancel", label: text.sample("撤销", "Cancel"), reason: .needed),
      ], action: "/items/t5/moves", csrf: "c5rf", version: 4, key: "k1", in: text)
  }
}
