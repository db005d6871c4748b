extension RatesPart {
  static func sample(in text: Text) -> RatesPart {
    let here = "/initiatives/jinan/hotline?rate="
    func row(_ term: String, _ about: String, _ share: String, _ rate: String, _ hits: Int, _ counted: Int, _ out: [(String, Int)]) -> Row {
      Row(
        term: term, about: about, share: share, hits: Count(number: hits, address: here + rate + "&part=hits"),
        counted: Count(number: counted, address: here + rate + "&part=counted"),
        exclusions: out.map { Count(word: $0.0, number: $0.1, address: here + rate + "&part=undue") })
    }
    return RatesPart(rows: [
      row(text.rateResponse, text.rateResponseAbout(text.limitWorkingDays(1)), "97.22%", "response", 35, 36, [(text.rateUndue, 1)]),
      row(text.rateOnTime, text.rateOnTimeAbout, "96.88%", "on-time", 31, 32, [(text.rateUndue, 4), (text.rateNotEvaluated, 1)]),
      row(text.rateResolved, text.rateResolvedAbout, "92.59%", "resolved", 25, 27, [(text.rateOpen, 6), (text.rateUnasked, 4)]),
      row(text.rateSatisfaction, text.rateSatisfactionAbout, text.rateNone, "satisfaction", 0, 0, [(text.rateUnasked, 37)]),
    ])
  }
}
