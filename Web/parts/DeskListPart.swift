/// One of the desk's three columns: cards of items that need the user's action.
package struct DeskListPart: Sendable {
  /// The column, which decides its headings.
  package enum Kind: String, Sendable { case late, due, check }

  /// One item.
  package struct Card: Sendable {
    package var title: String
    package var address: String
    /// The sort of item: 任务1, 台账0203.
    package var what: String
    package var initiative: LinkPart
    package var limit: LimitPart
    /// Who has to act, and why the item waits: 在我：第三家银行未复函.
    package var nextActor: String
    package var quick: QuickPart?

    package init(
      title: String, address: String, what: String, initiative: LinkPart, limit: LimitPart, nextActor: String, quick: QuickPart? = nil
    ) {
      self.title = title
      self.address = address
      self.what = what
      self.initiative = initiative
      self.limit = limit
      self.nextActor = nextActor
      self.quick = quick
    }
  }

  package var kind: Kind
  package var cards: [Card]
  /// All items of the column, also those that are not shown.
  package var count: Int
  /// 全部12项; nil if all are shown.
  package var more: LinkPart?

  package init(_ kind: Kind, cards: [Card] = [], count: Int = 0, more: LinkPart? = nil) {
    self.kind = kind
    self.cards = cards
    self.count = count
    self.more = more
  }

  package var isLate: Bool { kind == .late }
  package var isDue: Bool { kind == .due }
  package var isCheck: Bool { kind == .check }
  package var isMarkedLate: Bool { isLate && !cards.isEmpty }
  /// The heading's element id.
  package var id: String { kind.rawValue }
}
