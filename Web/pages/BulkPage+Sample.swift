extension BulkPage {
  package static func sample(in text: Text) -> BulkPage {
    let move = text.sample("销号", "Sign off")
    return BulkPage(
      frame: .sample(text.bulkTitle(move), .ledger, in: text),
      back: LinkPart(word: text.sample("问题台账", "Problem ledger"), address: "/initiatives/jinan/ledger"), move: move,
      name: "sign-off", csrf: "c5rf", key: "k1", ticks: ["jinan-ledger-0187:3", "jinan-ledger-0191:3", "jinan-ledger-0203:3"],
      fields: [FieldPart(name: "reason", label: text.sample("核验意见", "Opinion"), kind: .paragraph)],
      goes: OutcomePart(title: text.bulkGoesTitle, rows: OutcomePart.going(in: text)),
      refused: OutcomePart(title: text.bulkRefusedTitle, rows: OutcomePart.refused(in: text)))
  }
}

extension BulkResultPage {
  package static func sample(in text: Text) -> BulkResultPage {
    let move = text.sample("销号", "Sign off")
    return BulkResultPage(
      frame: .sample(text.bulkDone(move, 2), .ledger, in: text),
      back: LinkPart(word: text.sample("问题台账", "Problem ledger"), address: "/initiatives/jinan/ledger"), move: move,
      refused: OutcomePart(title: text.bulkRefusedTitle, isDone: true, rows: OutcomePart.refused(in: text)),
      done: OutcomePart(title: text.bulkDoneTitle, isDone: true, rows: OutcomePart.going(in: text)))
  }
}

extension OutcomePart {
  fileprivate static func going(in text: Text) -> [Row] {
    [
      Row(number: "0187", title: "周某某 补卡后账户余额划回", address: "/items/jinan-ledger-0187", state: .sample("check", round: "2", in: text)),
      Row(number: "0191", title: "吴某某 新旧卡余额并入", address: "/items/jinan-ledger-0191", state: .sample("check", in: text)),
    ]
  }

  fileprivate static func refused(in text: Text) -> [Row] {
    [
      Row(
        number: "0203", title: "孙某某 新卡未激活，余额未划回", address: "/items/jinan-ledger-0203", state: .sample("doing", in: text),
        refusal: text.sample("还在办理中，缺佐证材料，不能销号", "Still being handled, without evidence: cannot be signed off"))
    ]
  }
}
