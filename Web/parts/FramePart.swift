/// The frame of every page: the bar with sections, search and the user, and the footer.
package struct FramePart: Sendable {
  /// The sections in the navigation bar.
  package enum Section: Sendable { case desk, initiatives, ledger, hotline, supervision, directory, administration }

  /// The page's own title; the product's name is appended.
  package var title: String
  package var section: Section?
  /// 王明; empty before sign-in, when no sections are shown either.
  package var person: String
  /// 财政金融组组长; hidden on a phone.
  package var post: String
  /// The address of the current initiative's ledger; nil hides the section.
  package var ledger: String?
  package var hasHotline: Bool
  package var hasSupervision: Bool
  package var hasAdministration: Bool
  package var query: String
  package var csrf: String
  /// The address of this page in the other language.
  package var otherLanguage: String
  package var flash: NotePart?
  /// Whether the page has a wide table; it is printed on A4 landscape.
  package var isWide: Bool
  /// The settings for live updates; nil for a page that is not updated.
  package var live: LivePart?

  package init(
    title: String, section: Section? = nil, person: String = "", post: String = "", ledger: String? = nil, hasHotline: Bool = false,
    hasSupervision: Bool = false, hasAdministration: Bool = false, query: String = "", csrf: String = "", otherLanguage: String,
    flash: NotePart? = nil, isWide: Bool = false, live: LivePart? = nil
  ) {
    self.title = title
    self.section = section
    self.person = person
    self.post = post
    self.ledger = ledger
    self.hasHotline = hasHotline
    self.hasSupervision = hasSupervision
    self.hasAdministration = hasAdministration
    self.query = query
    self.csrf = csrf
    self.otherLanguage = otherLanguage
    self.flash = flash
    self.isWide = isWide
    self.live = live
  }

  package var isDesk: Bool { section == .desk }
  package var isInitiatives: Bool { section == .initiatives }
  package var isLedger: Bool { section == .ledger }
  package var isHotline: Bool { section == .hotline }
  package var isSupervision: Bool { section == .supervision }
  package var isDirectory: Bool { section == .directory }
  package var isAdministration: Bool { section == .administration }
}
