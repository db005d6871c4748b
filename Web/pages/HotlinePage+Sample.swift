extension HotlinePage {
  package static func sample(in text: Text) -> HotlinePage {
    let here = "/initiatives/jinan/hotline"
    return HotlinePage(
      frame: .sample(text.sample("12345工单", "12345 tickets"), .initiatives, isWide: true, in: text),
      head: head(in: text), tabs: .sample(.hotline, in: text), rates: .sample(in: text), filter: TicketsPart.sampleFilter(here, in: text),
      deskAddress: "/hotline",
      exportAddress: here + "/export", city: City(action: here, csrf: "c5rf", key: "k1", replies: here + "/replies"),
      tickets: .sample(in: text),
      pages: PagesPart(words: text.ledgerRange(1, 6, 6)))
  }

  private static func head(in text: Text) -> HeadPart {
    let here = "/initiatives/jinan/hotline"
    var head = HeadPart.sampleInitiative(in: text)
    head.facts = [
      FactPart(term: text.hotlineAnswered, number: "31", address: here + "?state=answered", rest: " " + text.hotlineDeskOf(37)),
      FactPart(term: text.hotlineSatisfied, number: "25", address: here + "?grade=good", rest: " " + text.hotlineDeskOf(27)),
      FactPart(term: text.hotlineDeskLate, number: text.hotlineDeskPieces(1), address: here + "?late=yes", isLate: true),
    ]
    return head
  }
}
