extension ErrorPage {
  /// A move that somebody else made first.
  package static func sample(in text: Text) -> ErrorPage { sample(.overtaken, in: text) }

  package static func sample(_ kind: Kind, in text: Text) -> ErrorPage {
    let sentence: String? =
      switch kind {
      case .overtaken: text.sample("李静 14:51 已将0187销号。", "李静 signed off 0187 at 14:51.")
      case .forbidden: text.sample("销号由组长、副组长办，而且不能是提请的人。", "Signing off is for the leader or deputy, and not for who submitted.")
      case .unacceptable: text.sample("没有写退回的原因。", "The reason for sending it back is missing.")
      case .expired, .missing, .tooMany, .ours: nil
      }
    return ErrorPage(
      frame: .sample(kind == .missing ? text.errorMissing : text.errorOvertaken, nil, in: text), kind: kind, sentence: sentence,
      requestId: "7f3a-21c9",
      back: LinkPart(word: text.sample("看0187现在的情况", "See how 0187 stands"), address: "/items/jinan-ledger-0187"))
  }
}
