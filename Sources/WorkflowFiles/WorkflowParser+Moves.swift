import Domain

extension YAMLNode {
  /// Reads a role: its name, or `@FIELD`.
  func role() -> Role? {
    guard let text = text() else { return nil }
    if let role = Role(rawValue: text) { return role }
    report(.notOneOf(text, Role.allCases.map(\.rawValue) + ["@FIELD"]))
    return nil
  }
}

/// Reads the values of `when`, `time`, `starts`, `carries` and `whole`.
extension WorkflowParser {
  func terms(_ node: YAMLNode?) -> [Term] {
    node?.listOrOne().compactMap { node in
      if !node.isScalar {
        let parts = node.fields(["of", "percent"], required: ["of", "percent"])
        guard let text = parts["of"]?.text(), var term = Term(text), let percent = parts["percent"]?.integer(), (1...100).contains(percent)
        else {
          node.report(.wants("{ of: 字段, percent: 30 }", "{ of: FIELD, percent: 30 }"))
          return nil
        }
        term.percent = percent
        return term
      }
      guard let text = node.text() else { return nil }
      if let term = Term(text) { return term }
      node.report(.wants("amount、parts.amount、siblings.amount或whole.amount", "amount, parts.amount, siblings.amount or whole.amount"))
      return nil
    } ?? []
  }

  func guardian(_ node: YAMLNode) -> Guard? {
    if node.isScalar {
      guard let word = node.text() else { return nil }
      if let found = Guard.words.first(where: { $0.word == word }) { return found.guardian }
      node.report(.notOneOf(word, Guard.words.map(\.word) + ["within", "outside", "inside", "field", "parts-in", "sum"]))
      return nil
    }
    let parts = node.fields(["within", "outside", "inside", "field", "is", "parts-in", "sum", "equals", "at-most", "nothing-open"])
    if let field = parts["nothing-open"]?.text() { return .nothingOpen(but: field) }
    if let span = parts["within"] { return span.limit().map(Guard.within) }
    if let name = parts["outside"]?.text() { return .outside(freeze: name) }
    if let name = parts["inside"]?.text() { return .inside(freeze: name) }
    if let field = parts["field"]?.text(), let options = parts["is"]?.listOrOne() {
      return .choice(field, options.compactMap { $0.text() })
    }
    if let states = parts["parts-in"]?.listOrOne() { return .partsIn(states.compactMap { $0.text() }) }
    if let left = parts["sum"] {
      if let right = parts["equals"] { return .sums(terms(left), .equals, terms(right)) }
      if let right = parts["at-most"] { return .sums(terms(left), .atMost, terms(right)) }
    }
    node.report(
      .wants("outside、inside、field和is、sum和equals或at-most", "outside, inside, field with is, or sum with equals or at-most"))
    return nil
  }

  func timing(_ node: YAMLNode) -> Timing? {
    if node.isScalar {
      guard let word = node.text() else { return nil }
      if word == "limit" { return .limit }
      node.report(.notOneOf(word, ["limit", "after", "on", "before"]))
      return nil
    }
    let parts = node.fields(["after", "on", "before", "of"])
    if let field = parts["on"]?.text() { return .on(field) }
    if let span = parts["after"]?.limit() { return .after(span) }
    if let span = parts["before"]?.limit(), let field = parts["of"]?.text() { return .before(span, field) }
    node.report(.wants("limit、after、on，或before和of", "limit, after, on, or before with of"))
    return nil
  }

  func start(_ node: YAMLNode) -> Start? {
    let parts = node.fields(["kind", "title", "lead", "assisting", "fields", "under", "each", "in"], required: ["kind", "title"])
    guard let kind = parts["kind"]?.text(), let title = parts["title"]?.text() else { return nil }
    var fields: [Field.ID: String] = [:]
    for (field, text) in parts["fields"]?.named() ?? [] { fields[field] = text.text() }
    return Start(
      kind: kind, title: title, lead: parts["lead"]?.text(), assisting: parts["assisting"]?.listOrOne().compactMap { $0.text() } ?? [],
      fields: fields, under: parts["under"]?.choice(Start.Under.self), each: parts["each"]?.choice(Start.Each.self),
      states: parts["in"]?.listOrOne().compactMap { $0.text() } ?? [])
  }

  func carry(_ node: YAMLNode) -> Carry? {
    let parts = node.fields(["of", "kind", "move", "fields"], required: ["of", "move"])
    guard let to = parts["of"]?.choice(Carry.Others.self), let move = parts["move"]?.text() else { return nil }
    var carry = Carry(to: to, kind: parts["kind"]?.text(), move: move)
    for (field, text) in parts["fields"]?.named() ?? [] { carry.fields[field] = text.text() }
    return carry
  }

  func effect(_ node: YAMLNode) -> WholeEffect? {
    if node.isScalar {
      switch node.text() {
      case "pause": return .pause
      case "resume": return .resume
      case let word?:
        node.report(.notOneOf(word, ["pause", "resume", "extend"]))
        return nil
      case nil: return nil
      }
    }
    return node.fields(["extend"], required: ["extend"])["extend"]?.text().map(WholeEffect.extend)
  }
}
