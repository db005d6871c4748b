import Domain
import Web

/// A mail as a letter: its lines grouped by how pressing they are, in the person's language.
struct Digest {
  let mail: Mail
  let workflows: Workflows
  let calendar: WorkCalendar
  let publicURL: String

  init(_ mail: Mail, workflows: Workflows, calendar: WorkCalendar, publicURL: String) {
    self.mail = mail
    self.workflows = workflows
    self.calendar = calendar
    self.publicURL = publicURL
  }

  func letter(from: Mailbox, at now: Instant) throws -> Letter {
    let text = Text.zh
    let lines = mail.lines.map { line in
      let state = workflows[line.kind, version: line.workflowVersion]?.state(line.state)?.name[.zh] ?? line.state
      let limit = line.limit.map { text.digestLimit(text.monthDay(calendar.zone.day(of: $0))) } ?? ""
      return "\(line.number) \(line.title)（\(state)）\(limit)\n\(publicURL)/items/\(line.item)"
    }
    let subject = mail.lines.count == 1 ? text.digestSubjectOne(mail.lines[0].title) : text.digestSubject(mail.lines.count)
    return Letter(
      from: from, to: try Mailbox(address: mail.address ?? "", name: mail.name), subject: subject,
      text: lines.joined(separator: "\n\n") + "\n", html: nil,
      messageID: try Letter.MessageID("\(mail.id)@\(from.address.split(separator: "@").last ?? "duban")"),
      date: Letter.Date(seconds: now.seconds, offset: calendar.zone.offset(at: now)),
      headers: [try Letter.Header("Auto-Submitted", "auto-generated")])
  }
}
