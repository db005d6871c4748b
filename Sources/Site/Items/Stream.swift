import Domain
import Web

/// Renders history records and mails as entries of one stream.
struct Stream {
  let request: PageRequest
  let roster: Roster
  private var text: Text { request.text }

  func entry(_ record: Record, of item: Item, naming: Bool = false, uploads: [String: Upload] = [:]) -> StreamPart.Entry {
    let workflow = request.workflow(item)
    let entry = record.entry
    let move: Move? = if case .moved(let name) = entry.act { workflow?.moves.first { $0.name == name } } else { nil }
    let isMove = move != nil && entry.from != entry.to
    var extra: [String] = []
    if entry.round > 1, move != nil { extra.append(text.itemRound(entry.round)) }
    if let late = entry.lateBy, late > 0 { extra.append(text.streamLate) }
    if let party = entry.onBehalf { extra.append(text.streamOnBehalfParty(roster.name(of: party))) }
    return StreamPart.Entry(
      stamp: text.stamp(entry.at, in: request.zone, today: request.today), iso: request.zone.format(entry.at),
      isMove: move != nil || entry.act == .register,
      who: entry.person == nil ? text.streamSystem : record.personName ?? "", onBehalf: record.absentName ?? "", what: what(entry, move),
      link: naming ? LinkPart(word: "\(request.number(item)) \(item.title)", address: request.address(item)) : nil,
      from: isMove ? entry.from.flatMap { workflow?.state($0)?.name[request.language] } ?? "" : "",
      to: isMove ? workflow?.state(entry.to)?.name[request.language] ?? entry.to : "",
      extra: extra.isEmpty ? "" : text.streamExtra(text.clauses(extra)),
      said: said(entry, workflow, item.closedFields(to: request.scope, of: workflow)), files: files(entry, workflow, uploads)
    )
  }

  private func what(_ entry: Entry, _ move: Move?) -> String {
    switch entry.act {
    case .register: text.streamRegister
    case .edit: text.streamEdit
    case .note: text.streamNote
    case .reveal: text.streamReveal
    case .load: text.streamLoad
    case .migrate: text.streamMigrate
    case .refuse: text.streamRefuse(entry.reason ?? "")
    case .moved(let name): move?.title[request.language] ?? name
    }
  }

  /// The text of an entry: the reason and the changed fields, without those closed to the user.
  private func said(_ entry: Entry, _ workflow: Workflow?, _ closed: Set<Field.ID>) -> String {
    var said = entry.reason.map { [$0] } ?? []
    if entry.act != .register, entry.act != .load {
      for (name, edit) in entry.edits.sorted(by: { $0.key < $1.key }) where !closed.contains(name) {
        guard let after = edit.after ?? (workflow?.field(name) == nil ? edit.before : nil) else { continue }
        let field = workflow?.field(name)
        if field?.kind == .file { continue }
        let label = field?.name[request.language] ?? common(name, isTaken: edit.after == nil)
        said.append(
          text.streamSet(
            label,
            field.map { request.words(after, of: $0) } ?? Day(after.text ?? "").map { text.day($0, today: request.today) } ?? after.text
              ?? ""))
      }
    }
    return said.joined(separator: "\n")
  }

  /// The name of a change outside the kind's fields.
  private func common(_ name: String, isTaken: Bool) -> String {
    if let role = name.split(separator: ".").last.flatMap({ Membership.Role(rawValue: String($0)) }), name.hasPrefix("seat.") {
      return isTaken ? text.streamUnseated(request.role(role)) : text.streamSeated(request.role(role))
    }
    switch name {
    case "workflow": return text.streamWorkflow
    case "link": return text.streamLink
    case "consent": return text.streamConsent
    case "asked-in": return text.streamAskedIn
    case "stand-in": return isTaken ? text.streamStandInTaken : text.meStandIns
    default: return word(name)
    }
  }

  private func word(_ name: String) -> String {
    switch name {
    case "lead": text.needLead
    case "assisting": text.needAssisting
    case "assignee": text.needAssignee
    case "limit": text.wordLimit
    case "title": text.wordTitle
    case "merged": text.itemMerged
    default: name
    }
  }

  private func files(_ entry: Entry, _ workflow: Workflow?, _ uploads: [String: Upload]) -> [LinkPart] {
    entry.edits.filter { workflow?.field($0.key)?.kind == .file }.flatMap { $0.value.after?.list ?? [] }.compactMap { id in
      uploads[id].map { LinkPart(word: $0.name, address: "/uploads/\(id)") }
    }
  }

  /// The mails about an item. Mails sent within the same minute are one entry, except failed ones.
  func entries(_ mails: [Mail]) -> [(Instant, Int64, StreamPart.Entry)] {
    var lines: [(at: Instant, state: Mail.State, mails: [Mail])] = []
    for mail in mails {
      let at = mail.sent ?? mail.made
      if mail.state != .failed, let index = lines.firstIndex(where: { $0.state == mail.state && $0.at.seconds / 60 == at.seconds / 60 }) {
        lines[index].mails.append(mail)
      } else {
        lines.append((at, mail.state, [mail]))
      }
    }
    return lines.map { at, _, mails in
      let stamp = text.stamp(at, in: request.zone, today: request.today)
      return (at, Int64.max, StreamPart.Entry(stamp: stamp, iso: request.zone.format(at), who: "", what: what(mails)))
    }
  }

  private func what(_ mails: [Mail]) -> String {
    let first = mails[0]
    if mails.count == 1 {
      switch first.state {
      case .sent: return text.streamMailSent(first.name)
      case .failed: return text.streamMailFailed(first.name, first.error ?? "")
      case .unaddressed: return text.streamMailNone(first.name)
      case .pending, .sending: return text.streamMailWaiting(first.name)
      }
    }
    let what =
      switch first.state {
      case .sent: text.streamMailsSent
      case .unaddressed: text.streamMailsNone
      case .pending, .sending, .failed: text.streamMailsWaiting
      }
    return text.itemMailMany(what, text.list(mails.map(\.name)))
  }
}
