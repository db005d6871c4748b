/// The activity feed, newest first: moves, comments, files, reminders, views of masked values.
package struct StreamPart: Sendable {
  /// One event.
  package struct Entry: Sendable {
    /// 11月21日 16:40
    package var stamp: String
    package var iso: String
    package var isMove: Bool
    package var who: String
    /// The person for whom a stand-in acted.
    package var onBehalf: String
    /// 提请销号, 查看了完整身份证号
    package var what: String
    package var link: LinkPart?
    /// The states before and after a move: 办理中, 待核验.
    package var from: String
    package var to: String
    /// Secondary text that begins with its own comma: ，第2轮
    package var extra: String
    package var said: String
    package var files: [LinkPart]

    package init(
      stamp: String, iso: String, isMove: Bool = false, who: String, onBehalf: String = "", what: String, link: LinkPart? = nil,
      from: String = "", to: String = "", extra: String = "", said: String = "", files: [LinkPart] = []
    ) {
      self.stamp = stamp
      self.iso = iso
      self.isMove = isMove
      self.who = who
      self.onBehalf = onBehalf
      self.what = what
      self.link = link
      self.from = from
      self.to = to
      self.extra = extra
      self.said = said
      self.files = files
    }
  }

  package var entries: [Entry]

  package init(entries: [Entry]) {
    self.entries = entries
  }
}
