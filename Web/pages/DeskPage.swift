/// The user's home page: items that are late, due soon or to be checked by them, and items that they wait for.
package struct DeskPage: Sendable {
  /// An item that the user waits for.
  package struct Wait: Sendable {
    package var title: String
    package var address: String
    package var holder: String
    package var limit: LimitPart?
    package var latest: String
    package var quick: QuickPart?
    package var isLate: Bool

    package init(
      title: String, address: String, holder: String, limit: LimitPart? = nil, latest: String, quick: QuickPart? = nil, isLate: Bool = false
    ) {
      self.title = title
      self.address = address
      self.holder = holder
      self.limit = limit
      self.latest = latest
      self.quick = quick
      self.isLate = isLate
    }
  }

  package var frame: FramePart
  /// 11月22日（周五）
  package var today: String
  /// 下一个工作日是11月25日（周一）; says so on a day off.
  package var nextWorkingDay: String
  /// 手里还有14件: all open items that the user has to act on, including those due much later.
  package var inHand: LinkPart?
  package var late: DeskListPart
  package var due: DeskListPart
  package var check: DeskListPart
  package var waits: [Wait]
  /// 我交出去的全部23项
  package var allWaits: LinkPart?
  package var waitCount: Int

  package init(
    frame: FramePart, today: String, nextWorkingDay: String, inHand: LinkPart? = nil, late: DeskListPart, due: DeskListPart,
    check: DeskListPart, waits: [Wait], allWaits: LinkPart? = nil, waitCount: Int
  ) {
    self.frame = frame
    self.today = today
    self.nextWorkingDay = nextWorkingDay
    self.inHand = inHand
    self.late = late
    self.due = due
    self.check = check
    self.waits = waits
    self.allWaits = allWaits
    self.waitCount = waitCount
  }

  package var hasNothing: Bool { late.cards.isEmpty && due.cards.isEmpty && check.cards.isEmpty && waits.isEmpty }
  package var hasLists: Bool { !hasNothing }

  /// The title begins with the number of late items, so that the browser's tab shows it.
  package static func title(late: Int, in text: Text) -> String {
    late > 0 ? text.deskTitleLate(late) : text.deskTitle
  }
}
