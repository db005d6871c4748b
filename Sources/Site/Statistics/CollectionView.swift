import Application
import Domain
import Hummingbird
import Web

/// The submission matrix of an initiative (单位 × 时点): one row per party, one column per parent item of a kind that
/// collects, such as a month's report.
struct CollectionView {
  let head: InitiativeHead
  let form: Rollup
  let wholes: [Item]
  let parts: [Item]
  let counts: [PartCount]
  let submissions: [Item.ID: [Submission]]
  let hasEarlier: Bool
  let hasMoreParties: Bool

  static let mostWholes = 8
  static let mostParties = 60
  /// The maximum number of parties whose numbers are added up for one parent.
  static let mostParts = SecurityPolicy.maxSummedParts
  var request: PageRequest { head.request }
  var text: Text { request.text }

  /// The kinds of the initiative that collect numbers from parts; kinds with more parents come first.
  static func forms(_ head: InitiativeHead) -> [Rollup] {
    func count(_ kind: Workflow.Kind) -> Int { head.stateCounts.filter { $0.kind == kind }.reduce(0) { $0 + $1.count } }
    return head.request.site.workflows.collecting.filter { count($0.whole.kind) > 0 && count($0.part.kind) > 0 }.sorted {
      (count($1.whole.kind), $0.whole.kind) < (count($0.whole.kind), $1.whole.kind)
    }
  }

  init(_ head: InitiativeHead) async throws {
    self.head = head
    let request = head.request
    let forms = Self.forms(head)
    guard let form = forms.first(where: { $0.whole.kind == request.query("kind") }) ?? forms.first else { throw Refusal.notFound }
    self.form = form
    let found = try await request.repositories.collections.wholes(
      [form.whole.kind], in: head.initiative.id, before: request.query("before").map { Item.ID($0) }, limit: Self.mostWholes + 1,
      within: request.scope)
    hasEarlier = found.count > Self.mostWholes
    let wholes = Array(found.suffix(Self.mostWholes))
    self.wholes = wholes
    let ids = wholes.map(\.id)
    let all = try await request.repositories.collections.parts(
      of: ids, kind: form.part.kind, after: request.query("from").map { Item.ID($0) }, leads: Self.mostParties + 1, within: request.scope)
    let leads = all.reduce(into: [String]()) { if !$0.contains($1.lead?.key ?? "") { $0.append($1.lead?.key ?? "") } }
    hasMoreParties = leads.count > Self.mostParties
    let last = Set(leads.prefix(Self.mostParties))
    parts = all.filter { last.contains($0.lead?.key ?? "") }
    counts = try await request.repositories.collections.counts(of: ids, parts: form, at: request.now, within: request.scope)
    submissions = try await request.repositories.collections.submissions(of: parts.map(\.id), by: form.submission)
  }

  var part: MatrixPart {
    let forms = Self.forms(head)
    let choices = forms.map {
      FilterPart.Choice(
        word: $0.whole.name[request.language], address: "?view=matrix&kind=\($0.whole.kind)", isCurrent: $0.whole.kind == form.whole.kind)
    }
    return MatrixPart(
      title: "\(form.whole.name[request.language])：\(text.reportsMatrix)".matrixTitle(text),
      filter: forms.count < 2 ? nil : FilterPart(label: text.reportsViews, choices: choices),
      milestones: wholes.map { whole in
        MatrixPart.Milestone(
          title: whole.title, address: request.address(whole), limit: request.limit(whole),
          summary: LinkPart(word: text.reportsSumShow, address: "?view=matrix&kind=\(form.whole.kind)&sum=\(whole.id)\(kept)#sum"))
      }, counties: rows.map { row($0) }, counts: footing, exportAddress: head.export(.matrix, "matrix", query), pages: pages)
  }

  /// The part of the query that the links to another total keep: the position among parents and parties.
  private var kept: String { ["before", "from"].compactMap { name in request.query(name).map { "&\(name)=\($0)" } }.joined() }
  private var query: [String: String] {
    var query = ["kind": form.whole.kind]
    for name in ["before", "from"] { query[name] = request.query(name) }
    return query
  }

  /// The parts grouped by lead party, in the order of each party's first part.
  private var rows: [(lead: Party?, parts: [Item])] {
    let byLead = Dictionary(grouping: parts) { $0.lead }
    return byLead.sorted { ($0.value.first?.id ?? Item.ID("")) < ($1.value.first?.id ?? Item.ID("")) }.map { ($0.key, $0.value) }
  }

  private func row(_ row: (lead: Party?, parts: [Item])) -> MatrixPart.County {
    MatrixPart.County(
      name: row.lead.map(head.roster.name(of:)) ?? text.reportsNobody,
      slots: wholes.map { whole in
        let parts = row.parts.filter { $0.parent == whole.id }
        let rest = parts.count - 3
        return MatrixPart.Slot(
          parts.prefix(3).map(cell),
          more: rest > 0 ? LinkPart(word: text.reportsMore(rest), address: request.address(whole)) : nil)
      })
  }

  /// A part's state, the day of its last submission or of its deadline, and how late it is: the party's delay while the
  /// part is owed, the checker's once it is submitted.
  private func cell(_ part: Item) -> MatrixPart.Cell {
    let submissions = submissions[part.id] ?? []
    var cell = MatrixPart.Cell(state: request.state(part), address: request.address(part))
    if let handed = submissions.last {
      cell.day = text.reportsHandedIn(text.monthDay(request.zone.day(of: handed.at)))
    } else if !part.isDone, let limit = part.limit {
      cell.day = text.reportsByDay(text.monthDay(request.zone.day(of: limit)))
    }
    if part.isOverdue(at: request.now), let limit = part.limit {
      let isOwed = form.owed.contains(part.state)
      cell.isLate = true
      cell.late = isOwed ? request.limit(part)?.left : text.reportsWaitsLate(late(limit, request.now))
    } else if let first = submissions.first(where: \.isLate), let limit = first.limit {
      cell.late = text.reportsCameLate(late(limit, first.at))
    }
    return cell
  }

  /// The delay in working days, or "same day".
  private func late(_ limit: Instant, _ at: Instant) -> String {
    let days = request.calendar.workingDays(after: request.zone.day(of: limit), through: request.zone.day(of: at))
    return days > 0 ? text.limitWorkingDays(days) : text.limitSameDay
  }

  /// The rows at the foot: accepted, owed, owed and overdue, submitted late; counted over all parties, not only those
  /// on this page.
  private var footing: [MatrixPart.Count] {
    func sum(_ whole: Item, _ fits: (Workflow.State, PartCount) -> Int) -> Int {
      counts.filter { $0.whole == whole.id }.reduce(0) { total, count in
        guard let state = form.part.state(count.state), !state.isVoid else { return total }
        return total + fits(state, count)
      }
    }
    func line(_ word: String, isLate: Bool = false, _ number: (Item) -> (Int, String)) -> MatrixPart.Count {
      MatrixPart.Count(
        word: word,
        cells: wholes.map { whole in
          let (count, words) = number(whole)
          return FigureTablePart.Cell(words, count > 0 ? "\(request.address(whole))#parts" : nil, isLate: isLate && count > 0)
        })
    }
    let owed = form.owed
    return [
      line(text.reportsAccepted) { whole in
        let (done, all) = (sum(whole) { $0.isDone ? $1.count : 0 }, sum(whole) { $1.count })
        return (all, "\(done) / \(all)")
      },
      line(text.reportsOwed) { whole in
        let count = sum(whole) { owed.contains($0.id) ? $1.count : 0 }
        return (count, String(count))
      },
      line(text.reportsOwedLate, isLate: true) { whole in
        let count = sum(whole) { owed.contains($0.id) ? $1.overdue : 0 }
        return (count, String(count))
      },
      line(text.reportsHandedLate) { whole in
        let count = sum(whole) { $1.handedLate }
        return (count, String(count))
      },
    ]
  }

  private var pages: PagesPart? {
    let base = "?view=matrix&kind=\(form.whole.kind)"
    let next = hasMoreParties ? parts.last.map { _ in "\(base)&from=\(lastFirst)" } : nil
    let earlier = hasEarlier ? wholes.first.map { "\(base)&before=\($0.id)" } : nil
    guard next != nil || earlier != nil || request.query("from") != nil || request.query("before") != nil else { return nil }
    return PagesPart(words: text.reportsParties(rows.count), previous: earlier, next: next ?? (request.query("before") == nil ? nil : base))
  }

  /// The first part of the last party on this page; the next page begins after it.
  private var lastFirst: String { rows.last?.parts.first?.id.text ?? "" }
}

extension String {
  fileprivate func matrixTitle(_ text: Text) -> String { text.isChinese ? self : replacing("：", with: ": ") }
}
