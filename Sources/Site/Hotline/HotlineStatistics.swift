import Application
import Domain
import Hummingbird
import Web

/// The four rates of a hotline over a span of days, for the page and the API.
struct HotlineStatistics: Sendable {
  /// The rates with what is needed to describe them.
  struct Read: Sendable {
    var workflow: Workflow
    var rates: [TicketRate]
    var response: TimeLimit
    var from: Day?
    var until: Day?
  }

  let site: Site
  let workflow: Workflow
  let initiative: Item.ID
  let from: Day?
  let until: Day?

  init(_ site: Site, _ workflow: Workflow, in initiative: Item.ID, from: String?, until: String?) {
    self.site = site
    self.workflow = workflow
    self.initiative = initiative
    self.from = from.flatMap { Day($0) }
    self.until = until.flatMap { Day($0) }
  }

  /// Reads the tickets registered from `from` to the end of `until`, as far as the scope allows.
  func read(within scope: Scope) async throws -> Read {
    let zone = site.calendar.zone
    let facts = try await site.repositories.hotline.ticketFacts(
      in: initiative, from: from.map { zone.instant($0) }, until: until.map(zone.endOfDay), within: scope, at: site.now())
    let rates = TicketRates(workflow: workflow, calendar: site.calendar, now: site.now())
    return Read(workflow: workflow, rates: rates.rates(of: facts), response: rates.response, from: from, until: until)
  }
}

extension HotlineStatistics.Read {
  func name(of kind: TicketRate.Kind, in text: Text) -> String {
    switch kind {
    case .response: text.rateResponse
    case .onTime: text.rateOnTime
    case .resolved: text.rateResolved
    case .satisfaction: text.rateSatisfaction
    }
  }

  /// The tickets that the rate counts, in a sentence.
  func about(_ kind: TicketRate.Kind, in text: Text) -> String {
    switch kind {
    case .response: text.rateResponseAbout(text.words(response))
    case .onTime: text.rateOnTimeAbout
    case .resolved: text.rateResolvedAbout
    case .satisfaction: text.rateSatisfactionAbout
    }
  }

  /// Why a ticket is excluded from a rate.
  func name(of reason: TicketRate.Reason, in text: Text, _ language: Language) -> String {
    switch reason {
    case .state(let id): workflow.state(id)?.name[language] ?? id
    case .notEvaluated: text.rateNotEvaluated
    case .notSent: text.rateNotSent
    case .undue: text.rateUndue
    case .open: text.rateOpen
    case .unasked: text.rateUnasked
    case .unreached: text.rateUnreached
    }
  }

  /// A share in hundredths of a percent as text: 9950 is "99.50%".
  static func percent(_ share: Int) -> String {
    let (whole, rest) = (share / 100, share % 100)
    return rest == 0 ? "\(whole)%" : "\(whole).\(rest < 10 ? "0" : "")\(rest)%"
  }

  func part(in request: PageRequest) -> RatesPart? {
    let text = request.text
    guard rates.contains(where: { $0.denominator > 0 || !$0.left.isEmpty }) else { return nil }
    let span = [from.map { "&from=\($0)" }, until.map { "&until=\($0)" }].compactMap { $0 }.joined()
    func count(_ rate: TicketRate, _ part: String, _ number: Int, _ word: String = "") -> RatesPart.Count {
      RatesPart.Count(word: word, number: number, address: "?rate=\(rate.kind.rawValue)&part=\(part)\(span)")
    }
    return RatesPart(
      from: from.map(text.fullDay) ?? "", until: until.map(text.fullDay) ?? "",
      rows: rates.map { rate in
        RatesPart.Row(
          term: name(of: rate.kind, in: text), about: about(rate.kind, in: text), share: rate.share.map(Self.percent) ?? text.rateNone,
          hits: count(rate, "hits", rate.numerator), counted: count(rate, "counted", rate.denominator),
          exclusions: rate.exclusions.map { count(rate, $0.reason.code, $0.items.count, name(of: $0.reason, in: text, request.language)) })
      })
  }

  func json(in context: SiteContext) -> JSONValue {
    let text = context.text
    return [
      "from": .of(from?.description), "until": .of(until?.description),
      "rates": .list(
        rates.map { rate in
          [
            "rate": .text(rate.kind.rawValue), "name": .text(name(of: rate.kind, in: text)), "about": .text(about(rate.kind, in: text)),
            "numerator": .integer(Int64(rate.numerator)), "denominator": .integer(Int64(rate.denominator)),
            "percent": rate.share.map { .number(Double($0) / 100) } ?? .null,
            "exclusions": .list(
              rate.exclusions.map {
                [
                  "reason": .text($0.reason.code), "name": .text(name(of: $0.reason, in: text, context.language)),
                  "count": .integer(Int64($0.items.count)),
                ]
              }),
          ]
        }),
    ]
  }
}
