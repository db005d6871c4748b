extension ItemFormPage {
  package static func sample(in text: Text) -> ItemFormPage {
    let category = FieldPart(
      name: "field.category", label: text.sample("类别", "Category"), kind: .choice,
      options: [
        .init(value: "lost-card", label: text.sample("挂失补卡", "Lost card"), isChosen: true),
        .init(value: "replaced-card", label: text.sample("新老社保卡更换", "Replaced card")),
        .init(value: "other", label: text.sample("其他", "Other")),
      ], isRequired: true)
    let identity = FieldPart(
      name: "field.identity", label: text.sample("身份证号", "Identity number"), kind: .identity, value: "37010219800101002",
      wrong: text.sample("只有17位，身份证号是18位", "17 digits; an identity number has 18"))
    let bank = FieldPart(
      name: "field.bank", label: text.sample("承办银行", "Bank"), kind: .choice,
      options: [.init(value: "a", label: "承办银行甲"), .init(value: "b", label: "承办银行乙"), .init(value: "c", label: "承办银行丙")])
    let who = [
      FieldPart(name: "title", label: text.wordTitle, value: "周某某 挂失补卡，账户余额划回", isRequired: true), category,
      FieldPart(name: "field.holder", label: text.sample("当事人", "Person concerned"), value: "周某某"), identity,
    ]
    let what = [
      bank, FieldPart(name: "field.amount", label: text.sample("金额（元）", "Amount (yuan)"), kind: .money, value: "2318.40"),
      FieldPart(
        name: "field.problem", label: text.sample("问题", "Problem"), kind: .paragraph, value: "新卡未激活，代扣时账户查无此卡。",
        hint: text.sample("写明查到哪一步、缺什么", "How far it got, what is missing")),
      FieldPart(name: "field.since", label: text.sample("发生日期", "Since"), kind: .date, value: "2019-11-16"),
      FieldPart(name: "field.urgent", label: text.sample("当事人已来电", "The person has called"), kind: .flag, value: "true"),
      FieldPart(
        name: "field.evidence", label: text.sample("佐证材料", "Evidence"), kind: .files,
        files: [LinkPart(word: "银行流水-0187.pdf", address: "/uploads/u1")]),
    ]
    let title = text.sample("登记台账条目", "New ledger entry")
    return ItemFormPage(
      frame: .sample(title, .ledger, in: text),
      head: HeadPart(
        crumbs: [
          LinkPart(word: "职工医保个人账户“实转虚”", address: "/initiatives/jinan/schedule"),
          LinkPart(word: text.sample("问题台账", "Ledger"), address: "/initiatives/jinan/ledger"),
        ], title: title),
      refusal: NotePart(refused: who + what, in: text), action: "/items", csrf: "c5rf", key: "k1",
      hiddenInputs: [HiddenInputPart(name: "kind", value: "ledger-entry"), HiddenInputPart(name: "initiative", value: "jinan")],
      parts: [Part(title: text.sample("当事人", "Who"), fields: who), Part(title: text.sample("问题", "What"), fields: what)],
      button: text.sample("登记", "Register"), hint: text.sample("登记后1个工作日内交办", "Assigned within 1 working day"),
      back: "/initiatives/jinan/ledger")
  }
}

extension RevealPage {
  package static func sample(shown: String? = nil, in text: Text) -> RevealPage {
    RevealPage(
      frame: .sample(text.revealTitle, .ledger, in: text),
      head: HeadPart(crumbs: [LinkPart(word: "周某某 挂失补卡，账户余额划回", address: "/items/e0187")], title: text.revealTitle),
      action: "/items/e0187/reveal", csrf: "c5rf", key: "k1", term: text.sample("身份证号", "Identity number"), masked: "37**************23",
      reason: FieldPart(name: "reason", label: text.revealReason, kind: .paragraph, isRequired: true, hint: text.revealHint), shown: shown,
      back: "/items/e0187")
  }
}
