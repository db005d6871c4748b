extension FramePart {
  /// The frame of all sample pages: a group's leader on 22 November 2019.
  package static func sample(_ title: String, _ section: Section?, isWide: Bool = false, live: LivePart? = nil, in text: Text) -> FramePart
  {
    FramePart(
      title: title, section: section, person: "王明", post: "财政金融组组长", ledger: "/initiatives/jinan/ledger",
      hasHotline: true, hasSupervision: true, csrf: "c5rf", otherLanguage: text.isChinese ? "?lang=en" : "?lang=zh", isWide: isWide,
      live: live)
  }
}
