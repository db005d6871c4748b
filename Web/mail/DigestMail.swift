/// A user's daily mail: late items, due items, other news, and the reason for each.
package struct DigestMail: Sendable {
  /// One item in the digest.
  package struct Row: Sendable {
    package var number: String
    package var title: String
    package var initiative: String
    /// `11月25日（周一），还剩2个工作日`
    package var limit: String
    /// The reason for this row: 期限前1个工作日提醒承办人.
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
  /// A warning about years whose holidays are not published yet, if a limit falls into one.
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

  /// The sections that have rows.
  package var sections: [DigestSectionPart] {
    [DigestSectionPart(.late, rows: late), DigestSectionPart(.due, rows: due), DigestSectionPart(.other, rows: other)]
      .filter { !$0.rows.isEmpty }
  }

  /// The subject line: counts only, never a citizen's name.
  package func subject(in text: Text) -> String {
    if !late.isEmpty && !due.isEmpty { return text.digestSubjectBoth(day, late.count, due.count) }
    if !late.isEmpty { return text.digestSubjectLate(day, late.count) }
    if !due.isEmpty { return text.digestSubjectDue(day, due.count) }
    return text.digestSubjectOther(day, other.count)
  }
}
