/// Amounts that must balance or stay within others, and fields that are added up.
extension ItemContext {
  /// Checks the guards that read fields, on the item as the form leaves it.
  func checkFields(_ guards: [Guard], of after: Item) throws(Refusal) {
    for guardian in guards {
      switch guardian {
      case .choice(let id, let options):
        guard let held = after.fields[id]?.text, options.contains(held) else { throw .otherChoice(field: id, options: options) }
      case .sums(let left, let comparison, let right):
        let (a, b) = (sum(left, after), sum(right, after))
        if comparison == .equals ? a != b : a > b {
          throw .unbalanced(left: a, right: b, comparison, isMoney: isMoney(left + right))
        }
      case .nothingOpen(let but?):
        let left = open(but: after.fields[but]?.list ?? [])
        // More open items than were read cannot all be named.
        let unread = open.count - open.items.count
        if !left.isEmpty || unread > 0 { throw stillOpen(left.isEmpty ? open.items : left, count: unread + left.count) }
      default: break
      }
    }
  }

  func stillOpen(_ items: [Item], count: Int) -> Refusal { .stillOpen(blockers(items, count: count)) }

  /// The open items that are not named, by number (also without the initiative's key) or title. The parts of a named item go with it.
  private func open(but names: [String]) -> [Item] {
    open.items.filter { item in
      !names.contains { $0 == item.title || !item.number.isEmpty && ($0 == item.number || item.number.hasSuffix("-" + $0)) }
    }
  }

  /// Fills the fields that are sums of others or figures; answers what changed.
  func addUp(into after: inout Item, of workflow: Workflow) -> [String: Entry.Edit] {
    var edits: [String: Entry.Edit] = [:]
    for field in workflow.fields {
      guard let total = total(of: field, after) else { continue }
      let value = Value.integer(total)
      if after.fields[field.id] != value { edits[field.id] = Entry.Edit(before: after.fields[field.id], after: value) }
      after.fields[field.id] = value
    }
    return edits
  }

  private func total(of field: Field, _ after: Item) -> Int64? {
    if !field.sum.isEmpty { return sum(field.sum, after) }
    // Shares are in hundredths of a percent; a plain number takes the whole percent.
    if let figure = field.figure { return figures[figure].map { figure.isShare && field.kind == .number ? $0 / 100 : $0 } }
    if field.weights.isEmpty { return nil }
    // A statistic without any case is left out; the others are weighted in its stead.
    let spoken = field.weights.filter { figures[$0.key] != nil }
    let (all, weight) = (field.weights.values.reduce(0, +), spoken.values.reduce(0, +))
    guard weight > 0 else { return nil }
    let weighted = spoken.reduce(0) { $0 + (figures[$1.key] ?? 0) * Int64($1.value) } * Int64(all) / Int64(100 * weight)
    return field.kind == .number ? weighted / 100 : weighted
  }

  private func sum(_ terms: [Term], _ after: Item) -> Int64 {
    terms.reduce(0) { $0.capped(adding: part(of: held($1, after), $1.percent)) }
  }

  private func part(of value: Int64, _ percent: Int) -> Int64 {
    if percent == 100 { return value }
    let (hundredths, overflows) = value.multipliedReportingOverflow(by: Int64(percent))
    return overflows ? (value < 0 ? .min : .max) : hundredths.capped(adding: 99) / 100
  }

  private func held(_ term: Term, _ after: Item) -> Int64 {
    func held(_ item: Item) -> Int64 { item.fields[term.field]?.integer ?? 0 }
    func added(_ buckets: [ChildrenSummary.Bucket], all: Bool = false) -> Int64 {
      buckets.filter { (all || $0.isDone) && !isVoid($0) }.sum(of: term.field)
    }
    let parts = children.buckets.filter(isPart)
    let alike = siblings.buckets.filter { $0.kind == item.kind }
    return switch term.place {
    case .own: held(after)
    case .whole: parent.map(held) ?? 0
    case .parts: added(parts)
    case .allParts: added(parts, all: true)
    case .siblings: added(alike)
    case .allSiblings: added(alike, all: true)
    case .number: Int64(term.field) ?? 0
    }
  }

  private func isMoney(_ terms: [Term]) -> Bool {
    terms.contains { term in
      let owner: (kind: Workflow.Kind, version: Int)? =
        switch term.place {
        case .own, .siblings, .allSiblings: (item.kind, item.workflowVersion)
        case .whole: parent.map { ($0.kind, $0.workflowVersion) }
        case .parts, .allParts: children.buckets.first(where: isPart).map { ($0.kind, $0.version) }
        case .number: nil
        }
      return owner.flatMap { workflows[$0.kind, version: $0.version]?.field(term.field) }?.kind == .money
    }
  }
}

extension Int64 {
  /// The sum, or the nearest integer there is.
  package func capped(adding other: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? (other < 0 ? .min : .max) : sum
  }
}
