/// What must I do now? Late, due soon, waiting for my check; then what I wait for from others.
package struct DeskPage: Sendable {
  package struct Card: Sendable {
    package var title: String
    package var address: String
    /// What it is: 任务1, 台账0203.
    package var what: String
    package var initiative: LinkPart
    package var limit: LimitPart
    /// Whose move it is, and why it stands: 在我：第三家银行未复函.
    package var whose: String
    package var quick: QuickPart?

    package init(
      title: String, address: String, what: String, initiative: LinkPart, limit: LimitPart, whose: String, quick: QuickPart? = nil
    ) {
      self.title = title
      self.address = address
      self.what = what
      self.initiative = initiative
      self.limit = limit
      self.whose = whose
      self.quick = quick
    }
  }

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
  /// 下一个工作日是11月25日（周一）; on a day off, that it is one.
  package var nextWorkingDay: String
  /// 手里还有14件: all that is open in my hands, also what is not due for long.
  package var inHand: LinkPart?
  package var late: [Card]
  package var due: [Card]
  package var check: [Card]
  package var waits: [Wait]
  /// More than fit: 全部12项, with their address.
  package var moreLate: LinkPart?
  package var moreDue: LinkPart?
  package var moreCheck: LinkPart?
  /// 我交出去的全部23项
  package var allWaits: LinkPart?
  package var lateCount: Int
  package var dueCount: Int
  package var checkCount: Int
  package var waitCount: Int

  package init(
    frame: FramePart, today: String, nextWorkingDay: String, inHand: LinkPart? = nil, late: [Card], due: [Card],
    check: [Card], waits: [Wait],
    moreLate: LinkPart? = nil, moreDue: LinkPart? = nil, moreCheck: LinkPart? = nil, allWaits: LinkPart? = nil, lateCount: Int,
    dueCount: Int, checkCount: Int, waitCount: Int
  ) {
    self.frame = frame
    self.today = today
    self.nextWorkingDay = nextWorkingDay
    self.inHand = inHand
    self.late = late
    self.due = due
    self.check = check
    self.waits = waits
    self.moreLate = moreLate
    self.moreDue = moreDue
    self.moreCheck = moreCheck
    self.allWaits = allWaits
    self.lateCount = lateCount
    self.dueCount = dueCount
    self.checkCount = checkCount
    self.waitCount = waitCount
  }

  package var hasNothing: Bool { late.isEmpty && due.isEmpty && check.isEmpty && waits.isEmpty }
  package var hasPiles: Bool { !hasNothing }
  package var hasLate: Bool { !late.isEmpty }

  /// The page's title leads with what is late, so that the browser's tab shows it.
  package static func title(late: Int, in text: Text) -> String {
    late > 0 ? text.deskTitleLate(late) : text.deskTitle
  }
}
