import Testing
import WorkflowFiles

/// Guards, timers and effects with one mistake each.
@Suite("The check of guards, timers and effects")
struct WorkflowCheckEffectsTests {
  private static let fields = """
      proof: { name: { zh: 凭证, en: Proof }, type: file }
      paid: { name: { zh: 已付, en: Paid }, type: money }
      until: { name: { zh: 到期, en: Until }, type: date }
      payer: { name: { zh: 付款方, en: Payer }, type: party }
    """

  private func said(_ right: String, _ wrong: String) -> [String] {
    let fields = "  proof: { name: { zh: 凭证, en: Proof }, type: file }"
    return ErrandFixture.diagnostics(ErrandFixture.with(right, wrong, in: ErrandFixture.with(fields, Self.fields)))
  }

  @Test(
    "each fault is named with its line",
    arguments: [
      ("by: party, needs: proof", "by: \"@nobody\", needs: proof", "20: there is no field “nobody”"),
      ("by: party, needs: proof", "by: \"@paid\", needs: proof", "20: field “paid” must be of type party"),
      ("limit: 2 working days", "limit: date of paid", "15: field “paid” must be of type date"),
      ("limit: 2 working days", "limit: 2 working days, held-by: \"@until\"", "15: field “until” must be of type party"),
      ("needs: proof", "needs: proof, when: { field: payer, is: [a] }", "20: field “payer” is not a choice"),
      ("needs: proof", "needs: proof, when: { field: bank, is: [a, b] }", "20: “b” is not one of a"),
      ("needs: proof", "needs: proof, when: { sum: [paid], equals: [until] }", "20: field “until” must be of type number or money"),
      ("needs: proof", "needs: proof, when: { sum: [piad], at-most: [paid] }", "20: there is no field “piad”"),
      ("needs: proof", "needs: proof, whole: { extend: paid }", "20: field “paid” must be of type date"),
      ("needs: proof", "needs: proof, starts: [{ kind: nothing, title: x }]", "20: there is no kind “nothing”"),
      (
        "needs: proof", "needs: proof, starts: [{ kind: errand, title: x, fields: { piad: \"1\" } }]", "20: there is no field “piad”"
      ),
      ("needs: proof", "needs: proof, carries: [{ of: parts, move: fly }]", "20: there is no move “fly”"),
      ("register: { by: office }", "register: { by: office, under: [nothing] }", "4: there is no kind “nothing”"),
      (
        "from: waiting, to: open, by: party", "from: waiting, to: open, time: { on: paid }", "19: field “paid” must be of type date"
      ),
      (
        "from: open, to: waiting, by: party", "from: [open, waiting], to: waiting, time: { after: 1 day }",
        "18: the clock would make move “wait” round and round"
      ),
      (
        "type: money", "type: money, weights: { late: 100 }", "9: “late” is a count and takes no weight; shares do"
      ),
      ("type: money", "type: text, sum: [paid]", "9: field “paid” must be of type number or money or percent"),
      ("needs: proof", "needs: proof, when: { nothing-open: paid }", "20: field “paid” must be of type words"),
      ("needs: proof", "needs: proof, when: { nothing-open: piad }", "20: there is no field “piad”"),
      ("needs: proof", "needs: proof, spends: until", "20: field “until” must be of type number or money"),
      ("needs: proof", "needs: proof, spends: piad", "20: there is no field “piad”"),
      ("limit: 5 working days", "consent: { in: shut, use: reopen }", "5: there is no state “shut”"),
      ("limit: 5 working days", "consent: { in: closed, use: spend }", "5: there is no move “spend”"),
      (
        "limit: 5 working days", "consent: { in: closed, use: wait }",
        "5: move “wait” must lead from state “closed” to another, or it is never used up"
      ),
      ("limit: 5 working days", "consent: { in: closed, use: reopen, amount: until }", "5: field “until” must be of type number or money"),
      ("limit: 5 working days", "consent: { in: closed, use: reopen, moves: paid }", "5: field “paid” must be of type words"),
      ("limit: 5 working days", "extensions: { at-most: 5 working hours }", "5: bounds of extensions count in days"),
    ])
  func faults(right: String, wrong: String, diagnostic: String) {
    let all = said(right, wrong)
    #expect(all.contains(diagnostic), "\(all)")
  }

  @Test(
    "what does not fit the language is refused by line",
    arguments: [
      ("needs: proof", "needs: proof, when: { sometimes: true }", "20: “sometimes” is not known here"),
      (
        "needs: proof", "needs: proof, when: { sum: [other.paid], equals: [paid] }",
        "20: this should be amount, parts.amount, siblings.amount or whole.amount"
      ),
      ("needs: proof", "needs: proof, time: noon", "20: “noon” is not one of limit, after, on, before"),
      ("needs: proof", "needs: proof, time: { before: 3 days }", "20: this should be limit, after, on, or before with of"),
      ("needs: proof", "needs: proof, whole: stop", "20: “stop” is not one of pause, resume, extend"),
      ("needs: proof", "needs: proof, starts: [{ kind: errand }]", "20: “title” is missing"),
      (
        "needs: proof", "needs: proof, carries: [{ of: everyone, move: wait }]",
        "20: “everyone” is not one of parts, shares, started, origin, whole, merged"
      ),
      ("needs: proof", "needs: proof, starts: [{ kind: errand, title: x, under: nobody }]", "20: “nobody” is not one of self, whole"),
      ("limit: 2 working days", "limit: day 32 of the month", "15: “day 32 of the month” is not a limit such as “3 working days”"),
      ("register: { by: office }", "register: { by: office, lead: mine }", "4: “mine” is not one of whole"),
      ("limit: 5 working days", "extensions: { times: 0 }", "5: this should be a positive whole number"),
      ("limit: 5 working days", "extensions: { at-most: soon }", "5: “soon” is not a limit such as “3 working days”"),
      ("limit: 5 working days", "consent: { in: closed }", "5: “use” is missing"),
    ])
  func language(right: String, wrong: String, diagnostic: String) {
    let all = said(right, wrong)
    #expect(all.contains(diagnostic), "\(all)")
  }

  @Test("what is right has nothing said of it")
  func right() {
    #expect(
      said("by: party, needs: proof", "by: [\"@payer\", party], needs: [proof, paid], when: [{ sum: [paid], at-most: [whole.paid] }]") == []
    )
    #expect(
      said("limit: 5 working days", "consent: { in: closed, use: reopen, amount: paid }") == []
        && said("needs: proof", "needs: proof, spends: paid") == [])
    #expect(said("from: closed, to: open, by: office", "from: closed, to: open").count == 1, "an unused one needs somebody")
    #expect(said("limit: 5 working days", "extensions: { times: 2, at-most: 10 working days, ahead: 1 day }") == [])
    #expect(said("clock: paused", "clock: paused, locked: true, void: false") == [])
    #expect(
      said("needs: proof", "needs: proof, starts: [{ kind: errand, title: \"{title}\", fields: { paid: \"{paid}\" }, under: self }]") == [])
  }
}
