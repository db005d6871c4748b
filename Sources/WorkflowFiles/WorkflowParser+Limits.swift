import Domain

extension YAMLNode {
  /// Reads `{ zh: 台账, en: Ledger }`; both languages are required. `what` names the owner in diagnostics.
  func name(of what: String) -> Name {
    let parts = fields(["zh", "en"])
    for language in ["zh", "en"] where parts[language]?.text()?.isEmpty ?? true { report(.nameMissing(what, language)) }
    return Name(zh: parts["zh"]?.text() ?? "", en: parts["en"]?.text() ?? "")
  }

  /// Reads `3 working days`, or `{ in: 3 working days, from: same-day, roll: next, until: close }`.
  func limit() -> TimeLimit? {
    if isScalar { return text().flatMap(limit) }
    let parts = fields(["in", "from", "roll", "until"], required: ["in"])
    guard let text = parts["in"]?.text(), var limit = limit(text) else { return nil }
    if let from = parts["from"]?.choice(TimeLimit.Counting.self) { limit.from = from }
    if let roll = parts["roll"]?.choice(TimeLimit.Roll.self) { limit.roll = roll }
    if let until = parts["until"]?.choice(TimeLimit.Until.self) { limit.until = until }
    return limit
  }

  private func limit(_ text: String) -> TimeLimit? {
    if let limit = TimeLimit(text) { return limit }
    report(.notALimit(text))
    return nil
  }
}

extension TimeLimit.Counting: CaseIterable { package static var allCases: [Self] { [.nextDay, .sameDay] } }
extension TimeLimit.Roll: CaseIterable { package static var allCases: [Self] { [.none, .next, .previous] } }
extension TimeLimit.Until: CaseIterable { package static var allCases: [Self] { [.midnight, .close] } }
extension Workflow.Visibility: CaseIterable { package static var allCases: [Self] { [.initiative, .parties] } }

extension WorkflowParser {
  /// The limit of the item: one for all, or one for each option of a field.
  func whole(_ node: YAMLNode) -> Workflow.Whole? {
    if node.isScalar { return node.limit().map { Workflow.Whole(otherwise: $0) } }
    let parts = node.fields(["by", "limits", "otherwise", "in", "from", "roll", "until", "law", "outer"])
    if parts["in"] != nil { return node.limit().map { Workflow.Whole(otherwise: $0) } }
    var limits: [String: TimeLimit] = [:]
    for (choice, limit) in parts["limits"]?.named() ?? [] { limits[choice] = limit.limit() }
    var whole = Workflow.Whole(field: parts["by"]?.text(), limits: limits, otherwise: parts["otherwise"]?.limit())
    whole.lawful = parts["law"]?.text()
    let outer = parts["outer"]?.fields(["field", "ahead"], required: ["field"])
    whole.outer = outer?["field"]?.text()
    whole.ahead = outer?["ahead"]?.limit()
    return whole
  }

  func shares(_ node: YAMLNode) -> Workflow.Shares? {
    let parts = node.fields(["kind", "join", "move", "withdraw", "return"], required: ["kind", "join", "move"])
    guard let kind = parts["kind"]?.text(), let word = parts["join"]?.text(), let move = parts["move"]?.text() else { return nil }
    let join: Workflow.Shares.Join? =
      switch word {
      case "all": .all
      case "any": .any
      default: Int(word).flatMap { $0 > 0 ? .count($0) : nil }
      }
    guard let join else {
      parts["join"]?.report(.notOneOf(word, ["all", "any", "1, 2, 3 …"]))
      return nil
    }
    return Workflow.Shares(kind: kind, join: join, move: move, withdraw: parts["withdraw"]?.text(), sendBack: parts["return"]?.text())
  }

  /// Reads `{ in: granted, use: use, amount: amount, moves: moves }`: how an item of this kind permits one frozen move, up to an amount.
  func consent(_ node: YAMLNode) -> Workflow.Consent? {
    let parts = node.fields(["in", "use", "amount", "moves"], required: ["in", "use"])
    guard let state = parts["in"]?.text(), let use = parts["use"]?.text() else { return nil }
    return Workflow.Consent(state: state, use: use, amount: parts["amount"]?.text(), moves: parts["moves"]?.text())
  }

  /// Reads `{ times: 1, at-most: 10 working days, ahead: 1 working day }`.
  func extensions(_ node: YAMLNode) -> Workflow.Extensions {
    let parts = node.fields(["times", "at-most", "ahead"])
    let times = parts["times"]?.integer()
    if let times, times < 1 { parts["times"]?.report(.wants("大于0的整数", "a positive whole number")) }
    return Workflow.Extensions(times: times, atMost: parts["at-most"]?.limit(), ahead: parts["ahead"]?.limit())
  }

  mutating func reminder(_ node: YAMLNode) -> ReminderRule? {
    let parts = node.fields(["in", "before", "on", "late", "after", "of", "every", "to", "colour"], required: ["in", "to"])
    guard let state = parts["in"]?.text() else { return nil }
    lines["reminders.\(lines.count { $0.key.hasPrefix("reminders.") })"] = node.line
    var moments: [ReminderRule.Trigger] = []
    if let limit = parts["before"]?.limit() { moments.append(.before(limit)) }
    if let limit = parts["late"]?.limit() { moments.append(.late(limit)) }
    if let limit = parts["after"]?.limit() { moments.append(.after(limit)) }
    if let on = parts["on"], let word = on.text() {
      if word == "limit" { moments.append(.onLimit) } else { on.report(.notOneOf(word, ["limit"])) }
    }
    guard moments.count == 1 else {
      node.report(.wants("before、on、late、after之一", "one of before, on, late, after"))
      return nil
    }
    var rule = ReminderRule(
      state: state, moment: moments[0], every: parts["every"]?.limit(),
      to: parts["to"]?.listOrOne().compactMap { $0.role() } ?? [],
      colour: parts["colour"]?.choice(ReminderRule.Colour.self))
    rule.of = parts["of"]?.text()
    return rule
  }
}
