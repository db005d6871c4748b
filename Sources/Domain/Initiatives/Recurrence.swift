/// A span of time that work recurs by.
package struct Period: Hashable, Sendable, Codable {
  package enum Unit: String, Hashable, Sendable, Codable, CaseIterable {
    case week, month, quarter
    case halfYear = "half-year"
    case year

    fileprivate var months: Int {
      switch self {
      case .week: 0
      case .month: 1
      case .quarter: 3
      case .halfYear: 6
      case .year: 12
      }
    }
  }

  package var unit: Unit
  package var first: Day

  package init(_ unit: Unit, from first: Day) {
    self.unit = unit
    self.first = first
  }

  package var next: Period {
    guard unit != .week else { return Period(.week, from: first + 7) }
    let (year, month, day) = first.parts
    let count = year * 12 + month - 1 + unit.months
    let length = Day.daysIn(month: count % 12 + 1, year: count / 12)
    return Period(unit, from: Day(year: count / 12, month: count % 12 + 1, day: min(day, length)) ?? first + 365)
  }

  package var last: Day { next.first + -1 }

  /// 2020年1月, 2020年第1季度, 2020年上半年, 2020年, 2020年1月6日当周.
  package var name: String {
    let (year, month, day) = first.parts
    return switch unit {
    case .week: "\(year)年\(month)月\(day)日当周"
    case .month: "\(year)年\(month)月"
    case .quarter: "\(year)年第\((month - 1) / 3 + 1)季度"
    case .halfYear: "\(year)年\(month <= 6 ? "上" : "下")半年"
    case .year: "\(year)年"
    }
  }
}

/// Work that comes back: one item each period, with parts for each of several parties where it says so.
package struct Recurrence: Hashable, Sendable, Codable {
  /// The pattern of a period's item, or of each of its parts. `{period}` and `{party}` are placeholders.
  package struct Pattern: Hashable, Sendable, Codable {
    package var kind: Workflow.Kind
    package var title: String
    /// Groups, agencies or people by name; the first leads.
    package var parties: [String]
    package var due: TimeLimit?
    /// Due on the period's last day.
    package var isDueAtEnd: Bool
    package var fields: [Field.ID: String]

    package init(
      kind: Workflow.Kind, title: String, parties: [String] = [], due: TimeLimit? = nil, isDueAtEnd: Bool = false,
      fields: [Field.ID: String] = [:]
    ) {
      self.kind = kind
      self.title = title
      self.parties = parties
      self.due = due
      self.isDueAtEnd = isDueAtEnd
      self.fields = fields
    }
  }

  package var key: String
  package var every: Period.Unit
  package var from: Day
  package var until: Day?
  /// Made so long before the period begins.
  package var ahead: TimeLimit?
  package var pattern: Pattern
  package var part: Pattern?
  /// One part for each of these.
  package var each: [String]
  /// The line of the notice it came from, from 1.
  package var line: Int?

  package init(
    key: String, every: Period.Unit, from: Day, until: Day? = nil, ahead: TimeLimit? = nil, pattern: Pattern, part: Pattern? = nil,
    each: [String] = [], line: Int? = nil
  ) {
    self.key = key
    self.every = every
    self.from = from
    self.until = until
    self.ahead = ahead
    self.pattern = pattern
    self.part = part
    self.each = each
    self.line = line
  }

  package var first: Period { Period(every, from: from) }

  /// The first period that is not over on `day`.
  package func first(endingOnOrAfter day: Day) -> Period? {
    var period = first
    while period.last < day { period = period.next }
    return holds(period) ? period : nil
  }

  package func holds(_ period: Period) -> Bool { until.map { period.first <= $0 } ?? true }

  /// The day on which the items of a period are made; limits count from its opening.
  package func opening(of period: Period, on calendar: WorkCalendar) -> Day {
    guard case .count(let count, let unit)? = ahead?.span else { return period.first }
    return unit == .days ? period.first + -count : calendar.day(period.first, plusWorkingDays: -count)
  }
}

/// How far a recurrence has come: checked and moved on by the commit that makes a period's items, so none is made twice.
package struct RecurrenceCursor: Hashable, Sendable {
  package var initiative: Item.ID
  package var key: String
  /// The period that the items were made for; nil where it only begins.
  package var was: Day?
  /// The next period's first day, and the day on which it is made; nil where it is over.
  package var next: Day?
  package var opens: Day?

  package init(initiative: Item.ID, key: String, was: Day?, next: Day?, opens: Day?) {
    self.initiative = initiative
    self.key = key
    self.was = was
    self.next = next
    self.opens = opens
  }
}

extension Launch {
  /// The items of one period, as one change.
  package func make(_ period: Period, of recurrence: Recurrence, in initiative: Item, roster: Roster, on action: ActionContext)
    throws(Refusal)
    -> Change
  {
    let opening = recurrence.opening(of: period, on: calendar)
    let made = Making(launch: self, initiative: initiative, roster: roster, action: action, period: period, opening: opening)
    var change = try made.item(recurrence.pattern, party: nil, parent: nil)
    let whole = change.writes[0].item
    if let part = recurrence.part {
      for name in recurrence.each {
        let parts = try made.item(part, party: name, parent: whole)
        change.take(parts)
      }
    }
    change.trustWrites()
    change.preconditions = change.preconditions.filter { if case .item(whole.id, _) = $0 { false } else { true } }
    let next = period.next
    change.cursors = [
      RecurrenceCursor(
        initiative: initiative.id, key: recurrence.key, was: period.first, next: recurrence.holds(next) ? next.first : nil,
        opens: recurrence.holds(next) ? recurrence.opening(of: next, on: calendar) : nil)
    ]
    return change
  }
}

private struct Making {
  var launch: Launch
  var initiative: Item
  var roster: Roster
  var action: ActionContext
  var period: Period
  var opening: Day

  func item(_ pattern: Recurrence.Pattern, party: String?, parent: Item?) throws(Refusal) -> Change {
    guard let workflow = launch.workflows[pattern.kind] else { throw .unknownKind(pattern.kind) }
    var inputs = pattern.fields.mapValues { Input.text(fill($0, party)) }
    inputs["title"] = .text(fill(pattern.title, party))
    let reader = FormReader(workflow: workflow, roster: roster)
    var form = try reader.form(inputs)
    let names = (pattern.parties.isEmpty ? party.map { [$0] } ?? [] : pattern.parties).map { fill($0, party) }
    let parties: [Party]
    do throws(FormReader.Found) { parties = try reader.parties(.list(names), single: false) } catch {
      throw .faults([Fault("parties", error.cause)])
    }
    form.lead = parties.first
    if parties.count > 1 { form.assisting = Array(parties.dropFirst()) }
    let opened = launch.calendar.morning(of: opening)
    if let due = pattern.isDueAtEnd ? .on(period.last) : pattern.due {
      form.limit = launch.calendar.zone.day(of: launch.calendar.deadline(due, from: opened).instant)
    }
    let blank = Item(
      id: Item.ID(action.freshID()), kind: workflow.kind, workflowVersion: workflow.version, title: "", state: workflow.initial.id,
      initiative: initiative.id, parent: parent?.id, registrar: action.person.id, registeredAt: action.now, start: period.first)
    let context = ItemContext(workflows: launch.workflows, calendar: launch.calendar, roster: roster, item: blank, parent: parent)
    return try context.registered(workflow, form, [], nil, by: action, counting: min(opened, action.now))
  }

  private func fill(_ text: String, _ party: String?) -> String {
    text.replacing("{period}", with: period.name).replacing("{party}", with: party ?? "")
  }
}
