/// The tabs of an initiative's pages.
package struct TabsPart: Sendable {
  /// The pages; the raw value is the last part of the address.
  package enum Page: String, Sendable, CaseIterable { case schedule, groups, ledger, hotline, kinds, reports, history, notice }

  package struct Tab: Sendable {
    package var word: String
    package var address: String
    package var count: Int?
    package var isCurrent: Bool

    package init(word: String, address: String, count: Int? = nil, isCurrent: Bool = false) {
      self.word = word
      self.address = address
      self.count = count
      self.isCurrent = isCurrent
    }
  }

  package var tabs: [Tab]

  /// - Parameters:
  ///   - address: the initiative's address, without a slash at the end.
  ///   - pages: the pages that exist for this initiative and this user; others are left out.
  package init(_ address: String, current: Page?, pages: [Page] = Page.allCases, counts: [Page: Int] = [:], in text: Text) {
    tabs = Page.allCases.filter(pages.contains).map {
      Tab(word: Self.word($0, text), address: address + "/" + $0.rawValue, count: counts[$0], isCurrent: $0 == current)
    }
  }

  private static func word(_ page: Page, _ text: Text) -> String {
    switch page {
    case .schedule: text.tabsSchedule
    case .groups: text.tabsGroups
    case .ledger: text.tabsLedger
    case .hotline: text.tabsHotline
    case .kinds: text.tabsKinds
    case .reports: text.tabsReports
    case .history: text.tabsHistory
    case .notice: text.tabsNotice
    }
  }
}
