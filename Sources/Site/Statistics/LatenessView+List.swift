import Application
import Domain
import Web

extension LatenessView {
  /// The late steps behind a number of the table, longest delay first, a page at a time.
  func list() async throws -> FigureTablePart {
    var query = Self.query(head, period, whole)
    query.holder = request.query("holder")
    if let step = request.query("step")?.split(separator: ".", maxSplits: 1), step.count == 2 {
      (query.kind, query.state) = (String(step[0]), String(step[1]))
    }
    let place = try request.pageNumber("late")
    let found = try await request.repositories.statistics.lateSteps(
      query, skipping: (place - 1) * Self.mostSteps, limit: Self.mostSteps + 1, within: request.scope)
    let link = ["holder", "step", "list"].reduce(base) { link, name in
      request.query(name).map { "\(link)&\(name)=\($0.escapedForAddress)" } ?? link
    }
    let hasMore = found.count > Self.mostSteps
    let asked = [
      query.holder.map { head.party($0) ?? text.reportsNobody }, query.kind.flatMap { kind in query.state.map { step(kind, $0) } },
    ]
    .compactMap { $0 }
    return FigureTablePart(
      id: "late", title: text.reportsLateList, words: text.list(asked),
      filters: [
        FilterPart(label: text.reportsLateList, choices: [.init(word: text.reportsLateListAll, address: "\(base)&list=all#late")])
      ],
      columns: [
        .init(text.reportsItem), .init(text.reportsHolder), .init(text.reportsStep), .init(text.reportsLimit), .init(text.reportsMade),
        .init(text.reportsDaysLate, isNumber: true),
      ], rows: found.prefix(Self.mostSteps).map(row), exportAddress: export,
      pages: place > 1 || hasMore
        ? PagesPart(
          words: "", previous: place > 1 ? "\(link)&late=\(place - 1)#late" : nil, next: hasMore ? "\(link)&late=\(place + 1)#late" : nil)
        : nil)
  }

  private var export: String {
    var kept = kept
    for name in ["holder", "step", "list"] { kept[name] = request.query(name) }
    return head.export(.lateness, "late", kept)
  }

  private func row(_ step: LateStep) -> FigureTablePart.Row {
    let due = request.zone.day(of: step.limit)
    let made = request.zone.day(of: step.made ?? request.now)
    return .init(
      .init(step.item.title, request.address(step.item), second: request.number(step.item)),
      [
        .init(head.party(step.holder) ?? text.reportsNobody), .init(self.step(step.item.kind, step.state)),
        .init(text.day(due, today: request.today)),
        .init(step.made == nil ? text.reportsNotMade : text.day(made, today: request.today), isLate: step.made == nil),
        .init(String(request.calendar.workingDays(after: due, through: made)), isNumber: true),
      ])
  }
}
