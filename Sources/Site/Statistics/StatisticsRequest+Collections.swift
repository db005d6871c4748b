import Application
import Domain

extension StatisticsRequest {
  /// Each kind that collects: its latest parents with their parts, counts and totals.
  func collections() async throws -> JSONValue {
    var jsons: [JSONValue] = []
    for form in site.workflows.collecting where has(form.whole.kind) && has(form.part.kind) {
      if let kind = parameter("kind"), kind != form.whole.kind { continue }
      let found = try await site.repositories.collections.wholes(
        [form.whole.kind], in: initiative.id, before: parameter("before").map { Item.ID($0) }, limit: StatisticsAPI.mostWholes + 1,
        within: scope)
      let shown = Array(found.suffix(StatisticsAPI.mostWholes))
      let counts = try await site.repositories.collections.counts(of: shown.map(\.id), parts: form, at: site.now(), within: scope)
      var wholes: [JSONValue] = []
      for whole in shown { wholes.append(try await json(whole, form, counts.filter { $0.whole == whole.id })) }
      jsons.append([
        "kind": .text(form.whole.kind), "parts": .text(form.part.kind), "wholes": .list(wholes),
        "earlier": found.count > StatisticsAPI.mostWholes ? .of(shown.first?.id.text) : .null,
      ])
    }
    return .list(jsons)
  }

  private func json(_ whole: Item, _ form: Rollup, _ counts: [PartCount]) async throws -> JSONValue {
    let parts = try await site.repositories.collections.parts(
      of: [whole.id], kind: form.part.kind, after: nil, leads: StatisticsAPI.mostParts, within: scope)
    let submissions = try await site.repositories.collections.submissions(of: parts.map(\.id), by: form.submission)
    let sheet = SumSheet(whole, parts, as: form, in: site.workflows)
    func total(_ fits: (Workflow.State) -> Bool, _ count: (PartCount) -> Int) -> JSONValue {
      number(
        counts.filter { form.part.state($0.state).map { !$0.isVoid && fits($0) } ?? false }.reduce(0) { $0 + count($1) })
    }
    func sums(_ value: (Int) -> Int64?) -> JSONValue {
      .object(sheet.columns.indices.map { .init(name: sheet.columns[$0].field.id, value: amount(value($0), sheet.columns[$0].field)) })
    }
    return [
      "id": .text(whole.id.text), "title": .text(whole.title), "state": .text(whole.state), "limit": rendering.time(whole.limit),
      "all": total({ _ in true }, \.count), "done": total(\.isDone, \.count), "owed": total({ form.owed.contains($0.id) }, \.count),
      "overdue": total({ form.owed.contains($0.id) }, \.overdue), "handedLate": total({ _ in true }, \.handedLate),
      "parts": .list(parts.map { json($0, form, submissions[$0.id] ?? []) }), "sum": sums { sheet.live[$0] },
      "kept": sheet.isKept ? sums { sheet.kept[$0] } : .null,
      "differs": .names(sheet.columns.indices.filter(sheet.differs).map { sheet.columns[$0].field.id }),
    ]
  }

  private func json(_ part: Item, _ form: Rollup, _ submissions: [Submission]) -> JSONValue {
    let zone = site.calendar.zone
    let late = submissions.first { $0.isLate }
    let days = late.flatMap { late in
      late.limit.map { site.calendar.workingDays(after: zone.day(of: $0), through: zone.day(of: late.at)) }
    }
    return .object(
      [.init(name: "item", value: .text(part.id.text))] + party(part.lead?.key) + [
        .init(name: "state", value: .text(part.state)), .init(name: "limit", value: rendering.time(part.limit)),
        .init(name: "handedIn", value: rendering.time(submissions.last?.at)), .init(name: "handedLate", value: .flag(late != nil)),
        .init(name: "workingDaysLate", value: days.map(number) ?? .null),
        .init(name: "overdue", value: .flag(part.isOverdue(at: site.now()) && form.owed.contains(part.state))),
        .init(
          name: "fields",
          value: .object(
            form.columns.compactMap { column in
              part.fields[column.part]?.integer.map { JSONValue.Member(name: column.part, value: amount($0, column.field)) }
            })),
      ])
  }
}
