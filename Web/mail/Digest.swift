/// A person's one mail of the day: what is late, what is due, what else they should know, and why they get it.
package struct DigestMail: Sendable {
  package struct Row: Sendable {
    package var number: String
    package var title: String
    package var initiative: String
    /// `11月25日（周一），还剩2个工作日`
    package var limit: String
    /// Why this row stands here: 期限前1个工作日提醒承办人.
    package var reason: String
    package var address: String

    package init(number: String, title: String, initiative: String, limit: String, reason: String, address: String) {
      self.number = number
      self.title = title
      self.initiative = initiative
      self.limit = limit
      self.reason = reason
      self.address = address
    }
  }

  package var name: String
  /// `11月22日（周五）`
  package var day: String
  package var late: [Row]
  package var due: [Row]
  package var other: [Row]
  /// Years whose holidays are not published and that limits here reach into.
  package var doubt: String?
  package var deskAddress: String
  package var settingsAddress: String

  package init(
    name: String, day: String, late: [Row], due: [Row], other: [Row], doubt: String? = nil, deskAddress: String, settingsAddress: String
  ) {
    self.name = name
    self.day = day
    self.late = late
    self.due = due
    self.other = other
    self.doubt = doubt
    self.deskAddress = deskAddress
    self.settingsAddress = settingsAddress
  }

  package var lateCount: Int { late.count }
  package var dueCount: Int { due.count }
  package var otherCount: Int { other.count }

  /// What stands in the mail's subject: the numbers, never a citizen's name.
  package func subject(in text: Text) -> String {
    if !late.isEmpty && !due.isEmpty { return text.digestSubjectBoth(day, lateCount, dueCount) }
    if !late.isEmpty { return text.digestSubjectLate(day, lateCount) }
    if !due.isEmpty { return text.digestSubjectDue(day, dueCount) }
    return text.digestSubjectOther(day, otherCount)
  }
}
