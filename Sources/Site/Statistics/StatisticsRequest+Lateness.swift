import Application
import Domain

extension StatisticsRequest {
  /// Late steps by holder and step, over the month or year in `period`, this month by default; with `whole`, over that
  /// item and its parts.
  /// - Throws: 400 if `period` is neither a month nor a year.
  func lateness() async throws -> JSONValue {
    let zone = site.calendar.zone
    let today = zone.day(of: site.now())
    let period = parameter("period").flatMap { MonthOrYear($0) } ?? MonthOrYear(year: today.year, month: today.month)
    if let text = parameter("period"), MonthOrYear(text) == nil { throw context.bad("period") }
    let whole = parameter("whole").map { Item.ID($0) }
    let query = StepQuery(initiative: initiative.id, in: period, whole: whole, zone: zone, now: site.now())
    let lateness = Lateness(try await site.repositories.statistics.steps(query, within: scope), on: site.calendar)
    return [
      "period": whole == nil ? .text(period.key) : .null, "whole": .of(whole?.text), "all": line(lateness.all),
      "holders": .list(
        lateness.holders.map { holder in
          .object(
            party(holder.key) + line(holder.line).members + [
              .init(
                name: "steps",
                value: .list(
                  holder.steps.map { step in
                    .object(
                      [.init(name: "kind", value: .text(step.kind)), .init(name: "state", value: .text(step.state))]
                        + line(step.line).members
                    )
                  }))
            ])
        }),
    ]
  }

  private func line(_ line: Lateness.Line) -> JSONValue {
    [
      "count": number(line.steps), "late": number(line.late), "open": number(line.open), "workingDaysLate": number(line.days),
      "worst": line.worst.map { ["workingDaysLate": number($0.days), "item": .text($0.item.text)] } ?? .null,
    ]
  }
}
