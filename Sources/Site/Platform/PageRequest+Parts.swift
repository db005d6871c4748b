import Domain
import Web

/// Parts of pages that show an item.
extension PageRequest {
  func workflow(_ item: Item) -> Workflow? { site.workflows[item.kind, version: item.workflowVersion] }

  func address(_ item: Item) -> String {
    item.kind == Workflow.initiative ? "/initiatives/\(item.id)/schedule" : "/items/\(item.id)"
  }

  /// Without the initiative's key in front: 台账-0187.
  func number(_ item: Item) -> String { number(item.number) }

  func number(_ number: String) -> String {
    // On bytes: a list calls this hundreds of times.
    let utf8 = number.utf8
    guard let sort = utf8.lastIndex(where: { $0 >= 0x80 }) else { return number }
    guard let dash = utf8[..<sort].lastIndex(of: UInt8(ascii: "-")) else { return number }
    return String(number[utf8.index(after: dash)...])
  }

  func state(_ item: Item, extra: String = "") -> StatePart {
    let state = workflow(item)?.state(item.state)
    let round = item.round > 1 ? text.itemRound(item.round) : ""
    return StatePart(
      word: state?.name[language] ?? item.state, shape: StatePart.Shape(rawValue: state?.shape.rawValue ?? "doing") ?? .doing,
      extra: extra.isEmpty ? round : extra)
  }

  func limit(_ item: Item, isRow: Bool = false) -> LimitPart? {
    guard let clock = item.clock else { return nil }
    let state: LimitPart.LimitState = item.isDone ? .done : item.isPaused ? .paused : .running
    // A stopped clock shows the time that was left when it stopped.
    let at = item.isDone ? item.closedAt ?? now : item.isPaused ? clock.pauses.last?.start ?? now : now
    return LimitPart(
      limit: clock.limit, now: at, workingDaysLeft: calendar.workingDaysLeft(until: clock.limit, at: at), state: state, isRow: isRow,
      zone: zone, in: text)
  }

  /// How a limit was counted: 3个工作日，次日起算，跳过11月23日至24日
  func counted(_ item: Item) -> String {
    guard let clock = item.clock, case .count(let count, let unit) = clock.rule.span else { return "" }
    let deadline = calendar.deadline(clock.rule, from: clock.start, pauses: clock.pauses)
    var words = [text.stamp(clock.start, in: zone, today: today) + text.countedFrom]
    words.append(span(count, unit))
    if unit == .workingDays || unit == .days { words.append(clock.rule.from == .nextDay ? text.countedNextDay : text.countedSameDay) }
    if !deadline.skipped.isEmpty { words.append(text.countedSkipped(ranges(deadline.skipped))) }
    words += deadline.unknownYears.map { text.countedUnknownYear(String($0)) }
    return text.clauses(words)
  }

  func span(_ count: Int, _ unit: TimeLimit.Unit) -> String {
    switch unit {
    case .days: text.limitDays(count)
    case .workingDays: text.limitWorkingDays(count)
    case .workingHours: text.countedHours(count)
    case .workingMinutes: text.countedMinutes(count)
    }
  }

  private func ranges(_ days: [Day]) -> String {
    var bands: [(Day, Day)] = []
    for day in days {
      if let last = bands.last, last.1 + 1 == day { bands[bands.count - 1].1 = day } else { bands.append((day, day)) }
    }
    return text.list(bands.map { $0.0 == $0.1 ? text.monthDay($0.0) : text.axisFromTo(text.monthDay($0.0), text.monthDay($0.1)) })
  }

  func lead(_ item: Item, _ roster: Roster) -> String {
    guard let lead = item.lead else { return "" }
    let assignee = item.assignee.map { "·" + roster.name(of: $0) } ?? ""
    return roster.name(of: lead) + assignee
  }

  /// A field's value in words, masked if the kind says so.
  func words(_ value: Value?, of field: Field, in roster: Roster? = nil) -> String {
    func name(_ key: String) -> String { roster?.party(key).flatMap { roster?.name(of: $0) } ?? key }
    switch value {
    case .text(let text)?:
      if field.kind == .party { return name(text) }
      if field.isMasked { return text.masked }
      if field.kind == .date, let day = Day(text) { return self.text.day(day, today: today) }
      return field.options.first { $0.id == text }?.name[language] ?? text
    case .integer(let integer)?: return field.isDecimal ? Text.money(integer) + (field.kind == .percent ? "%" : "") : String(integer)
    case .flag(let flag)?: return flag ? text.wordYes : text.wordNo
    case .list(let list)?: return text.list(field.kind == .party ? list.map(name) : list)
    case nil: return ""
    }
  }
}
