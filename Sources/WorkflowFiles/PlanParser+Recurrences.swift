import Domain

/// Reads `recurring`.
extension PlanParser {
  func recurrences(_ node: YAMLNode?) -> [Recurrence] {
    (node?.named() ?? []).compactMap { recurrence($0.key, $0.node) }
  }

  private func recurrence(_ key: String, _ node: YAMLNode) -> Recurrence? {
    let parts = node.fields(
      ["kind", "title", "every", "from", "until", "ahead", "parties", "due", "fields", "parts", "line"],
      required: ["kind", "title", "every", "from"])
    guard let every = parts["every"]?.choice(Period.Unit.self), let from = parts["from"]?.day(), let pattern = pattern(parts) else {
      return nil
    }
    if every != .week, from.day > 28 { parts["from"]?.report(.wants("不晚于28日的日期", "a day of the month up to the 28th")) }
    let until = parts["until"]?.day()
    if let until, until < from { parts["until"]?.report(.wants("不早于开始的日期", "a day not before the start")) }
    let ahead = parts["ahead"]?.limit()
    var recurrence = Recurrence(
      key: key, every: every, from: from, until: until, ahead: ahead, pattern: pattern, line: parts["line"]?.integer())
    if let below = parts["parts"] {
      let parts = below.fields(["kind", "title", "each", "parties", "due", "fields"], required: ["kind", "title", "each"])
      recurrence.part = self.pattern(parts)
      recurrence.each = list(parts["each"])
    }
    return recurrence
  }

  private func pattern(_ parts: [String: YAMLNode]) -> Recurrence.Pattern? {
    guard let kind = parts["kind"]?.text(), let title = parts["title"]?.text() else { return nil }
    let isDueAtEnd = parts["due"].map { $0.isScalar && $0.text() == "last day of the period" } ?? false
    return Recurrence.Pattern(
      kind: kind, title: title, parties: parties(parts["parties"]), due: isDueAtEnd ? nil : parts["due"]?.limit(), isDueAtEnd: isDueAtEnd,
      fields: pairs(parts["fields"]))
  }
}
