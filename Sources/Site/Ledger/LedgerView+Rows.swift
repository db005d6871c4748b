import Domain
import Web

/// The rows of the table, and the moves that can be made on several of them.
extension LedgerView {
  /// The rows as HTML, from the cache where nothing they show has changed, and the buttons for bulk moves.
  func written() -> (rows: [String], bulk: PicksPart?) {
    var rows = items.map { request.site.written.row(of: key($0), at: versions($0)) ?? write($0, hasTick: true) }
    // A user who can move no row gets no checkboxes.
    let hasTicks = rows.contains { !$0.moves.isEmpty }
    for index in rows.indices where rows[index].hasTick != hasTicks { rows[index] = write(items[index], hasTick: hasTicks) }
    return (rows.map(\.html), bulk(rows))
  }

  private func write(_ item: Item, hasTick: Bool) -> RenderedRow {
    let itemContext = ItemContext(workflows: request.site.workflows, calendar: request.calendar, roster: head.roster, item: item)
    let moves = itemContext.offers(to: request.user.person, at: request.now).filter {
      $0.refusal == nil && $0.needs.allSatisfy { !$0.isFile }
    }
    .map(\.move.name).joined(separator: " ")
    let shown = item.shown(to: request.scope, of: workflow)
    let part = LedgerRowPart(
      form: hasTick ? Self.form : nil, tick: "\(item.id):\(item.version)", number: request.number(item), address: request.address(item),
      title: item.title,
      cells: columns.map { field in
        LedgerRowPart.Cell(
          text: request.words(shown.fields[field.id], of: field), isNumber: field.isNumeric, isMinor: field.id != "category")
      }, lead: item.lead == nil ? nil : request.lead(item, head.roster),
      limit: request.limit(item) ?? LimitPart(date: "", iso: "", left: ""),
      state: request.state(item), moves: moves, isLate: item.isOverdue(at: request.now))
    let row = RenderedRow(moves: moves, html: part.html(in: text), hasTick: hasTick)
    if !isTimed(item) { request.site.written.keep(row, of: key(item), at: versions(item)) }
    return row
  }

  /// Whether a move's availability ends at a time other than the deadline; such a row is not cached.
  private func isTimed(_ item: Item) -> Bool {
    request.workflow(item)?.moves(from: item.state).contains { $0.guards.contains { if case .within = $0 { true } else { false } } } ?? true
  }

  private func key(_ item: Item) -> RenderedRowCache.Key {
    RenderedRowCache.Key(item: item.id, person: request.user.person.id, language: request.language)
  }

  private func versions(_ item: Item) -> RenderedRowCache.Versions {
    RenderedRowCache.Versions(
      item: item.version, children: item.childrenVersion, roster: head.roster.version, directory: head.roster.directory,
      today: request.today,
      isPast: item.isPast(at: request.now), isOverdue: item.isOverdue(at: request.now))
  }

  private static var form: String { "picks" }

  /// The moves that are available on any row of this page.
  private func bulk(_ rows: [RenderedRow]) -> PicksPart? {
    let names = Set(Set(rows.map(\.moves)).flatMap { $0.split(separator: " ").map(String.init) })
    let buttons = workflow.moves.filter { names.contains($0.name) }.map {
      PicksPart.Button(move: $0.name, label: $0.title[request.language])
    }
    return buttons.isEmpty ? nil : PicksPart(form: Self.form, csrf: request.csrf, buttons: buttons)
  }
}
