import Domain
import Hummingbird
import Web

/// Who has handed in what for each whole of a kind that collects: 单位 × 时点.
struct CollectionView {
  let head: InitiativeHead
  let form: Collecting
  let wholes: [Item]
  let parts: [Item]
  let counts: [PartCount]
  let handings: [Item.ID: [Handing]]
  let hasEarlier: Bool
  let hasMoreParties: Bool

  static let mostWholes = 8
  static let mostParties = 60
  /// As many parts as a whole adds up.
  static let mostParts = 1000
  var visit: Visit { head.visit }
  var text: Text { visit.text }

  /// The kinds that collect here, those with the most wholes first.
  static func forms(_ head: InitiativeHead) -> [Collecting] {
    func count(_ kind: Workflow.Kind) -> Int { head.tallies.filter { $0.kind == kind }.reduce(0) { $0 + $1.count } }
    return head.visit.site.workflows.collecting.filter { count($0.whole.kind) > 0 && count($0.part.kind) > 0 }.sorted {
      (count($1.whole.kind), $0.whole.kind) < (count($0.whole.kind), $1.whole.kind)
    }
  }

  init(_ head: InitiativeHead) async throws {
    self.head = head
    let visit = head.visit
    let forms = Self.forms(head)
    guard let form = forms.first(where: { $0.whole.kind == visit.query("kind") }) ?? forms.first else { throw Refusal.notFound }
    self.form = form
    let found = try await visit.registry.wholes(
      [form.whole.kind], in: head.initiative.id, before: visit.query("before").map { Item.ID($0) }, limit: Self.mostWholes + 1,
      within: visit.scope)
    hasEarlier = found.count > Self.mostWholes
    let wholes = Array(found.suffix(Self.mostWholes))
    self.wholes = wholes
    let ids = wholes.map(\.id)
    let all = try await visit.registry.parts(
      of: ids, kind: form.part.kind, after: visit.query("from").map { Item.ID($0) }, leads: Self.mostParties + 1, within: visit.scope)
    let leads = all.reduce(into: [String]()) { if !$0.contains($1.lead?.key ?? "") { $0.append($1.lead?.key ?? "") } }
    hasMoreParties = leads.count > Self.mostParties
    let last = Set(leads.prefix(Self.mostParties))
    parts = all.filter { last.contains($0.lead?.key ?? "") }
    counts = try await visit.registry.counts(of: ids, parts: form, at: visit.now, within: visit.scope)
    handings = try await visit.registry.handings(of: parts.map(\.id), by: form.handing)
  }

  var part: MatrixPart {
    let forms = Self.forms(head)
    let choices = forms.map {
      FilterPart.Choice(
        word: $0.whole.name[visit.language], address: "?view=matrix&kind=\($0.whole.kind)", isCurrent: $0.whole.kind == form.whole.kind)
    }
    return MatrixPart(
      title: "\(form.whole.name[visit.language])：\(text.reportsMatrix)".matrixTitle(text),
      filter: forms.count < 2 ? nil : FilterPart(label: text.reportsViews, choices: choices),
      milestones: wholes.map { whole in
        MatrixPart.Milestone(
          title: whole.title, address: visit.address(whole), limit: visit.limit(whole),
          summary: LinkPart(word: text.reportsSumShow, address: "?view=matrix&kind=\(form.whole.kind)&sum=\(whole.id)\(kept)#sum"))
      }, counties: rows.map { row($0) }, counts: footing, exportAddress: head.export(.matrix, "matrix", query), pages: pages)
  }

  /// What of the address stays where another sum is shown.
  private var kept: String { ["before", "from"].compactMap { name in visit.query(name).map { "&\(name)=\($0)" } }.joined() }
  private var query: [String: String] {
    var query = ["kind": form.whole.kind]
    for name in ["before", "from"] { query[name] = visit.query(name) }
    return query
  }

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
          more: rest > 0 ? LinkPart(word: text.reportsMore(rest), address: visit.address(whole)) : nil)
      })
  }

  /// The state, when it came or by when it must, and how late its party was; whoever checks it may be late too.
  private func cell(_ part: Item) -> MatrixPart.Cell {
    let handings = handings[part.id] ?? []
    var cell = MatrixPart.Cell(state: visit.state(part), address: visit.address(part))
    if let handed = handings.last {
      cell.day = text.reportsHandedIn(text.monthDay(visit.zone.day(of: handed.at)))
    } else if !part.isDone, let limit = part.limit {
      cell.day = text.reportsByDay(text.monthDay(visit.zone.day(of: limit)))
    }
    if part.isOverdue(at: visit.now), let limit = part.limit {
      let isOwed = form.owed.contains(part.state)
      cell.isLate = true
      cell.late = isOwed ? visit.limit(part)?.left : text.reportsWaitsLate(late(limit, visit.now))
    } else if let first = handings.first(where: \.isLate), let limit = first.limit {
      cell.late = text.reportsCameLate(late(limit, first.at))
    }
    return cell
  }

  private func late(_ limit: Instant, _ at: Instant) -> String {
    let days = visit.calendar.workingDays(after: visit.zone.day(of: limit), through: visit.zone.day(of: at))
    return days > 0 ? text.limitWorkingDays(days) : text.limitSameDay
  }

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
          return FigureTablePart.Cell(words, count > 0 ? "\(visit.address(whole))#parts" : nil, isLate: isLate && count > 0)
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
    guard next != nil || earlier != nil || visit.query("from") != nil || visit.query("before") != nil else { return nil }
    return PagesPart(words: text.reportsParties(rows.count), previous: earlier, next: next ?? (visit.query("before") == nil ? nil : base))
  }

  /// The first part of the last party on this page.
  private var lastFirst: String { rows.last?.parts.first?.id.text ?? "" }
}

extension String {
  fileprivate func matrixTitle(_ text: Text) -> String { text.isChinese ? self : replacing("：", with: ": ") }
}
