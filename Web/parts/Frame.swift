/// What stands around every page: the bar with the sections, search, the person, and the words under the page.
package struct FramePart: Sendable {
  package enum Section: Sendable { case desk, initiatives, ledger, hotline, supervision, directory, administration }

  /// The page's own title; the product's name is put behind it.
  package var title: String
  package var section: Section?
  /// 王明; empty for who has not signed in, who then sees no sections either.
  package var person: String
  /// 财政金融组组长; left out on a phone.
  package var post: String
  /// The ledger of the initiative that is being worked on; without one the section is left out.
  package var ledger: String?
  package var hasHotline: Bool
  package var hasSupervision: Bool
  package var hasAdministration: Bool
  package var query: String
  package var csrf: String
  /// This page in the other language: the same address with `lang`.
  package var otherLanguage: String
  package var flash: NotePart?
  /// A wide table, printed on A4 lying.
  package var isWide: Bool
  /// Kept up with what others do while it is open.
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
