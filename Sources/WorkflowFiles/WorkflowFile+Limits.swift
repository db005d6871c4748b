import Domain

extension Piece {
  /// `{ zh: 台账, en: Ledger }`; both are needed.
  func name(of what: String) -> Name {
    let parts = fields(["zh", "en"])
    for language in ["zh", "en"] where parts[language]?.text()?.isEmpty ?? true { complain(.nameMissing(what, language)) }
    return Name(zh: parts["zh"]?.text() ?? "", en: parts["en"]?.text() ?? "")
  }

  /// `3 working days`, or `{ in: 3 working days, from: same-day, roll: next, until: close }`.
  func limit() -> Limit? {
    if isScalar { return text().flatMap(limit) }
    let parts = fields(["in", "from", "roll", "until"], required: ["in"])
    guard let text = parts["in"]?.text(), var limit = limit(text) else { return nil }
    if let from = parts["from"]?.choice(Limit.Counting.self) { limit.from = from }
    if let roll = parts["roll"]?.choice(Limit.Roll.self) { limit.roll = roll }
    if let until = parts["until"]?.choice(Limit.Until.self) { limit.until = until }
    return limit
  }

  private func limit(_ text: String) -> Limit? {
    if let limit = Limit(text) { return limit }
    complain(.notALimit(text))
    return nil
  }
}

extension Limit.Counting: CaseIterable { package static var allCases: [Self] { [.nextDay, .sameDay] } }
extension Limit.Roll: CaseIterable { package static var allCases: [Self] { [.none, .next, .previous] } }
extension Limit.Until: CaseIterable { package static var allCases: [Self] { [.midnight, .close] } }
extension Workflow.Visibility: CaseIterable { package static var allCases: [Self] { [.initiative, .parties] } }

extension WorkflowReading {
  /// The limit of the whole: one, or one for each choice of a field.
  func whole(_ piece: Piece) -> Workflow.Whole? {
    if piece.isScalar { return piece.limit().map { Workflow.Whole(otherwise: $0) } }
    let parts = piece.fields(["by", "limits", "otherwise", "in", "from", "roll", "until", "law", "outer"])
    if parts["in"] != nil { return piece.limit().map { Workflow.Whole(otherwise: $0) } }
    var limits: [String: Limit] = [:]
    for (choice, limit) in parts["limits"]?.named() ?? [] { limits[choice] = limit.limit() }
    var whole = Workflow.Whole(field: parts["by"]?.text(), limits: limits, otherwise: parts["otherwise"]?.limit())
    whole.lawful = parts["law"]?.text()
    let outer = parts["outer"]?.fields(["field", "ahead"], required: ["field"])
    whole.outer = outer?["field"]?.text()
    whole.ahead = outer?["ahead"]?.limit()
    return whole
  }

  func shares(_ piece: Piece) -> Workflow.Shares? {
    let parts = piece.fields(["kind", "join", "move", "withdraw", "return"], required: ["kind", "join", "move"])
    guard let kind = parts["kind"]?.text(), let word = parts["join"]?.text(), let move = parts["move"]?.text() else { return nil }
    let join: Workflow.Shares.Join? =
      switch word {
      case "all": .all
      case "any": .any
      default: Int(word).flatMap { $0 > 0 ? .count($0) : nil }
      }
    guard let join else {
      parts["join"]?.complain(.notOneOf(word, ["all", "any", "1, 2, 3 …"]))
      return nil
    }
    return Workflow.Shares(kind: kind, join: join, move: move, withdraw: parts["withdraw"]?.text(), sendBack: parts["return"]?.text())
  }

  /// `{ in: granted, use: use, amount: amount, moves: moves }`: what lets through a freeze, once and so far.
  func consent(_ piece: Piece) -> Workflow.Consent? {
    let parts = piece.fields(["in", "use", "amount", "moves"], required: ["in", "use"])
    guard let state = parts["in"]?.text(), let use = parts["use"]?.text() else { return nil }
    return Workflow.Consent(state: state, use: use, amount: parts["amount"]?.text(), moves: parts["moves"]?.text())
  }

  /// `{ times: 1, at-most: 10 working days, ahead: 1 working day }`.
  func extensions(_ piece: Piece) -> Workflow.Extensions {
    let parts = piece.fields(["times", "at-most", "ahead"])
    let times = parts["times"]?.integer()
    if let times, times < 1 { parts["times"]?.complain(.wants("大于0的整数", "a positive whole number")) }
    return Workflow.Extensions(times: times, atMost: parts["at-most"]?.limit(), ahead: parts["ahead"]?.limit())
  }

  mutating func reminder(_ piece: Piece) -> ReminderRule? {
    let parts = piece.fields(["in", "before", "on", "late", "after", "of", "every", "to", "colour"], required: ["in", "to"])
    guard let state = parts["in"]?.text() else { return nil }
    lines["reminders.\(lines.count { $0.key.hasPrefix("reminders.") })"] = piece.line
    var moments: [ReminderRule.Moment] = []
    if let limit = parts["before"]?.limit() { moments.append(.before(limit)) }
    if let limit = parts["late"]?.limit() { moments.append(.late(limit)) }
    if let limit = parts["after"]?.limit() { moments.append(.after(limit)) }
    if let on = parts["on"], let word = on.text() {
      if word == "limit" { moments.append(.onLimit) } else { on.complain(.notOneOf(word, ["limit"])) }
    }
    guard moments.count == 1 else {
      piece.complain(.wants("before、on、late、after之一", "one of before, on, late, after"))
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
