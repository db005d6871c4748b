import Domain
import Foundation
import Web

/// Turns a stored mail into an email message: its lines grouped into late, due and other, each with the reason for its reminder.
struct Digest {
  let mail: Mail
  let workflows: Workflows
  let calendar: WorkCalendar
  let publicURL: String
  private let text = Text.zh

  init(_ mail: Mail, workflows: Workflows, calendar: WorkCalendar, publicURL: String) {
    self.mail = mail
    self.workflows = workflows
    self.calendar = calendar
    self.publicURL = publicURL
  }

  /// - Throws: `EmailMessage.FormatError` if the recipient has no valid address.
  func message(from: Mailbox) throws(EmailMessage.FormatError) -> EmailMessage {
    // "Late" and "days left" are computed at the mail's creation, so that a retry has the same text.
    let page = page(at: mail.made)
    var html = Output()
    page.write(to: &html, in: text)
    var plain = Output()
    page.writeText(to: &plain, in: text)
    return EmailMessage(
      from: from, to: try Mailbox(address: mail.address ?? "", name: mail.name), subject: page.subject(in: text),
      text: String(decoding: plain.bytes, as: UTF8.self), html: String(decoding: html.bytes, as: UTF8.self),
      messageID: try EmailMessage.MessageID("\(mail.id)@\(from.address.split(separator: "@").last ?? "duban")"),
      date: EmailMessage.Date(seconds: mail.made.seconds, offset: calendar.zone.offset(at: mail.made)),
      headers: [try EmailMessage.Header("Auto-Submitted", "auto-generated")])
  }

  private func page(at now: Instant) -> DigestMail {
    let late = mail.lines.filter { line in line.limit.map { $0 < now } ?? false }
    let due = mail.lines.filter { line in line.limit.map { $0 >= now } ?? false && !isNotification(line) }
    let other = mail.lines.filter { line in !late.contains(line) && !due.contains(line) }
    let unknown = Set(mail.lines.compactMap { $0.limit.map { calendar.zone.day(of: $0).year } }).filter { calendar.years[$0] == nil }
    return DigestMail(
      name: mail.name, day: text.day(calendar.zone.day(of: now)), late: late.map { row($0, now) }, due: due.map { row($0, now) },
      other: other.map { row($0, now) },
      doubt: unknown.isEmpty ? nil : text.countedUnknownYear(text.list(unknown.sorted().map { String($0) })), deskAddress: publicURL + "/",
      settingsAddress: publicURL + "/me")
  }

  /// Whether the line reports a move, and is not a reminder of a time limit.
  private func isNotification(_ line: Mail.Line) -> Bool { !line.rule.contains(".") }

  private func row(_ line: Mail.Line, _ now: Instant) -> DigestMail.Row {
    let limit = line.limit.map { limit in
      let part = LimitPart(limit: limit, now: now, workingDaysLeft: calendar.workingDaysLeft(until: limit, at: now), in: text)
      return text.clauses([part.date, part.left])
    }
    return DigestMail.Row(
      number: line.number, title: line.title, initiative: line.initiative, limit: limit ?? "", reason: reason(line),
      address: "\(publicURL)/items/\(line.item)")
  }

  /// 办理中，到期前1个工作日; 交办; 登记
  private func reason(_ line: Mail.Line) -> String {
    let workflow = workflows[line.kind, version: line.workflowVersion]
    let state = workflow?.state(line.state)?.name.zh ?? line.state
    if line.rule == Entry.Act.register.description { return text.streamRegister }
    if isNotification(line) { return workflow?.moves.first { $0.name == line.rule }?.title.zh ?? line.rule }
    let index = line.rule.split(separator: ".").last.flatMap { Int($0) }
    guard let index, let rules = workflow?.reminders, rules.indices.contains(index) else { return state }
    return text.clauses([state, words(rules[index].moment)])
  }

  private func words(_ moment: ReminderRule.Trigger) -> String {
    switch moment {
    case .before(let limit): text.workflowBefore(text.words(limit))
    case .onLimit: text.workflowOnLimit
    case .late(let limit): text.workflowLate(text.words(limit))
    case .after(let limit): text.workflowAfter(text.words(limit))
    }
  }
}
