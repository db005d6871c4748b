import Domain
import Testing

@Suite("Figures of the line")
struct TicketRatesTests {
  private let now: Instant = "2019-11-25 10:00"

  private func rates(_ tickets: [TicketFacts]) throws -> [TicketRate.Kind: TicketRate] {
    let workflow = try #require(ShippedLibrary.workflows["hotline-ticket"])
    let rates = TicketRates(workflow: workflow, calendar: ShippedLibrary.calendar, now: now).rates(of: tickets)
    return Dictionary(uniqueKeysWithValues: rates.map { ($0.kind, $0) })
  }

  private func said(_ rate: TicketRate?) -> String {
    guard let rate else { return "" }
    return ["\(rate.numerator)/\(rate.denominator)"].joined() + rate.exclusions.map { " \($0.reason.code) \($0.items.count)" }.joined()
  }

  @Test("signed for within a working day; what is not due yet, merged, declined or outside evaluation is left out and named")
  func response() throws {
    let friday: Instant = "2019-11-22 16:00"
    let rates = try rates([
      TicketFacts(id: "a", state: "handling", isDone: false, sentAt: "2019-11-21 09:00", acceptedAt: "2019-11-22 17:30"),
      TicketFacts(id: "b", state: "handling", isDone: false, sentAt: "2019-11-20 09:00", acceptedAt: "2019-11-22 09:00"),
      TicketFacts(id: "c", state: "dispatched", isDone: false, sentAt: friday),
      TicketFacts(id: "d", state: "dispatched", isDone: false, sentAt: "2019-11-20 09:00"),
      TicketFacts(id: "e", state: "registered", isDone: false),
      TicketFacts(id: "f", state: "closed", isDone: true),
      TicketFacts(id: "g", state: "closed", isDone: true, isMerged: true),
      TicketFacts(id: "h", state: "declined", isDone: true),
      TicketFacts(id: "i", state: "closed", isDone: true, classID: "0301"),
    ])
    #expect(said(rates[.response]) == "2/4 declined 1 merged 1 not-evaluated 1 not-sent 1 undue 1")
    #expect(rates[.response]?.items(of: "hits") == ["a", "f"] && rates[.response]?.items(of: "undue") == ["c"])
    #expect(rates[.response]?.share == 5000)
  }

  @Test("closed and never late, of those closed or late")
  func onTime() throws {
    let rates = try rates([
      TicketFacts(id: "a", state: "closed", isDone: true), TicketFacts(id: "b", state: "closed", isDone: true, isLate: true),
      TicketFacts(id: "c", state: "handling", isDone: false, isLate: true), TicketFacts(id: "d", state: "handling", isDone: false),
    ])
    #expect(said(rates[.onTime]) == "1/3 undue 1" && rates[.onTime]?.share == 3333)
  }

  @Test("resolved and satisfied count from the call-back alone")
  func callBack() throws {
    func closed(_ id: Item.ID, _ resolved: String?, _ satisfaction: String?) -> TicketFacts {
      TicketFacts(id: id, state: "closed", isDone: true, resolved: resolved, satisfaction: satisfaction)
    }
    let rates = try rates([
      closed("a", "yes", "satisfied"), closed("b", "yes", "fair"), closed("c", "partly", "dissatisfied"), closed("d", nil, "unreached"),
      closed("e", nil, nil), TicketFacts(id: "f", state: "calling", isDone: false, satisfaction: "satisfied"),
    ])
    #expect(said(rates[.resolved]) == "2/3 not-asked 2 open 1" && rates[.resolved]?.share == 6667)
    #expect(said(rates[.satisfaction]) == "2/3 not-asked 1 open 1 unreached 1")
  }

  @Test("of nothing there is no figure")
  func empty() throws { #expect(try rates([]).values.allSatisfy { $0.share == nil && $0.denominator == 0 }) }

  @Test("texts are alike by pairs of characters, not by one word")
  func likeness() {
    let call = TextSimilarity("短信说12月初要划走卡里的钱")
    #expect(call.isLike(TextSimilarity("收到短信，12月初要划走卡里的余额")))
    #expect(!call.isLike(TextSimilarity("药店刷卡提示账户不存在")) && !TextSimilarity("卡里").isLike(TextSimilarity("卡里")))
    #expect(TextSimilarity("?").isEmpty)
  }
}

@Suite("A score by weights")
struct ScoreTests {
  @Test(
    "weighs what there is, and is none where there is nothing",
    arguments: [
      ([.onTime: 10_000, .completion: 7_500], 9_000), ([.completion: 7_500], 7_500), ([.onTime: 5_000], 5_000), ([:], nil),
      ([.registered: 0], nil),
    ] as [([Figure: Int64], Int64?)])
  func score(figures: [Figure: Int64], score: Int64?) throws {
    let workflow = try #require(ShippedLibrary.workflows["assessment"])
    let sheet = Item(
      id: "sheet", kind: "assessment", workflowVersion: workflow.version, title: "考核表", state: "counting", initiative: Roster.linhe,
      registrar: "zhao", registeredAt: "2019-11-20 09:00")
    let context = ItemContext(workflows: ShippedLibrary.workflows, calendar: ShippedLibrary.calendar, roster: .bureau, item: sheet)
    #expect(Assessed(sheet, figures: figures, in: workflow, of: context).item.fields["score"]?.integer == score)
  }
}
