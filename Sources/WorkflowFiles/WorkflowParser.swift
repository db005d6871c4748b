import Domain

/// Reads the YAML of a kind into a `Workflow` and records the line of each part.
struct WorkflowParser {
  let reader: YAMLReader
  var lines: [String: Int] = [:]

  mutating func workflow(_ top: YAMLNode) -> Workflow? {
    let keys = [
      "kind", "name", "version", "number", "visible", "register", "limit", "extensions", "consent", "shares", "fields", "states", "moves",
      "reminders",
    ]
    let parts = top.fields(keys, required: ["kind", "name", "version", "register", "states", "moves"])
    for (key, node) in parts { lines[key] = node.keyLine }
    guard let kind = parts["kind"]?.text(), let version = parts["version"]?.integer() else { return nil }
    if version < 1 { parts["version"]?.report(.wants("大于0的整数", "a positive whole number")) }
    let fields = parts["fields"]?.named().compactMap { field($0.key, $0.node) } ?? []
    let states = parts["states"]?.named().compactMap { state($0.key, $0.node) } ?? []
    let moves = parts["moves"]?.named().compactMap { move($0.key, $0.node) } ?? []
    let registration = parts["register"].map(registration)
    let whole = parts["limit"].flatMap(whole)
    let shares = parts["shares"].flatMap(shares)
    let reminders = parts["reminders"]?.list().compactMap { reminder($0) } ?? []
    guard let registration else { return nil }
    var workflow = Workflow(
      kind: kind, name: parts["name"].map { $0.name(of: kind) } ?? Name(kind), version: version, numbering: parts["number"]?.text() ?? "",
      visibility: parts["visible"]?.choice(Workflow.Visibility.self) ?? .parties, registration: registration, fields: fields, whole: whole,
      shares: shares, states: states, moves: moves, reminders: reminders)
    workflow.consent = parts["consent"].flatMap(consent)
    workflow.extensions = parts["extensions"].map(extensions)
    return workflow
  }

  private mutating func field(_ id: String, _ node: YAMLNode) -> Field? {
    lines["fields.\(id)"] = node.keyLine
    if Need.reserved.contains(id) { reader.report(.reservedField(id), at: node.keyLine) }
    let parts = node.fields(
      [
        "name", "type", "required", "masked", "many", "column", "options", "sum", "figure", "weights", "by", "closed-by", "aliases",
        "catalogue",
      ], required: ["name", "type"])
    guard let kind = parts["type"]?.choice(Field.Kind.self), let name = parts["name"]?.name(of: id) else { return nil }
    let options = parts["options"]?.named().map { Field.Option(id: $0.key, name: $0.node.name(of: $0.key)) } ?? []
    if kind == .choice, options.isEmpty, parts["catalogue"] == nil { node.report(.missingKey("options")) }
    var field = Field(
      id: id, name: name, kind: kind, options: options, isRequired: parts["required"]?.flag() ?? false,
      isMasked: parts["masked"]?.flag() ?? false,
      takesMany: parts["many"]?.flag() ?? false, isColumn: parts["column"]?.flag() ?? false)
    field.sum = terms(parts["sum"])
    field.figure = parts["figure"]?.choice(Figure.self)
    for (figure, weight) in parts["weights"]?.named() ?? [] {
      guard let known = Figure(rawValue: figure) else {
        weight.report(.notOneOf(figure, Figure.allCases.map(\.rawValue)))
        continue
      }
      field.weights[known] = weight.integer()
    }
    field.writers = parts["by"]?.listOrOne().compactMap { $0.role() } ?? []
    field.closedBy = parts["closed-by"]?.text()
    field.aliases = parts["aliases"]?.listOrOne().compactMap { $0.text() } ?? []
    field.catalogue = parts["catalogue"]?.text()
    return field
  }

  private mutating func state(_ id: String, _ node: YAMLNode) -> Workflow.State? {
    lines["states.\(id)"] = node.keyLine
    let parts = node.fields(["name", "initial", "done", "clock", "limit", "looks", "locked", "void", "held-by"], required: ["name"])
    guard let name = parts["name"]?.name(of: id) else { return nil }
    let isInitial = parts["initial"]?.flag() ?? false
    let isDone = parts["done"]?.flag() ?? false
    var isPaused = false
    if let clock = parts["clock"], let word = clock.text() {
      isPaused = word == "paused"
      if !isPaused { clock.report(.notOneOf(word, ["paused"])) }
    }
    let shape: Workflow.State.Shape = isDone ? .done : isPaused ? .wait : isInitial ? .open : .doing
    return Workflow.State(
      id: id, name: name, shape: parts["looks"]?.choice(Workflow.State.Shape.self) ?? shape, isInitial: isInitial, isDone: isDone,
      isPaused: isPaused, limit: parts["limit"].flatMap { $0.limit() }, isLocked: parts["locked"]?.flag() ?? false,
      isVoid: parts["void"]?.flag() ?? false, holder: parts["held-by"]?.role())
  }

  private mutating func move(_ name: String, _ node: YAMLNode) -> Move? {
    lines["moves.\(name)"] = node.keyLine
    let parts = node.fields(
      [
        "name", "from", "to", "by", "needs", "asks", "not-by", "when", "counts", "tell", "time", "starts", "carries", "whole", "adds-up",
        "merges", "spends",
      ], required: ["name", "from", "to"])
    guard let title = parts["name"]?.name(of: name), let to = parts["to"]?.text() else { return nil }
    var countsRound = false
    if let counts = parts["counts"], let word = counts.text() {
      countsRound = word == "rounds"
      if !countsRound { counts.report(.notOneOf(word, ["rounds"])) }
    }
    var move = Move(
      name: name, title: title, from: parts["from"]?.listOrOne().compactMap { $0.text() } ?? [], to: to,
      by: parts["by"]?.listOrOne().compactMap { $0.role() } ?? [], needs: needs(parts["needs"]), asks: needs(parts["asks"]),
      notBy: parts["not-by"]?.listOrOne().compactMap { $0.text() } ?? [],
      guards: parts["when"]?.listOrOne().compactMap(guardian) ?? [], countsRound: countsRound,
      tell: parts["tell"]?.listOrOne().compactMap { $0.role() } ?? [], timing: parts["time"].flatMap(timing))
    move.starts = parts["starts"]?.list().compactMap(start) ?? []
    move.carries = parts["carries"]?.list().compactMap(carry) ?? []
    move.onWhole = parts["whole"].flatMap(effect)
    move.addsUp = parts["adds-up"]?.flag() ?? false
    move.merges = parts["merges"]?.text()
    move.spends = parts["spends"]?.text()
    return move
  }

  private func needs(_ node: YAMLNode?) -> [Need] { node?.listOrOne().compactMap { $0.text().map(Need.init) } ?? [] }

  private func registration(_ node: YAMLNode) -> Workflow.Registration {
    let parts = node.fields(["by", "needs", "asks", "under", "when", "whole", "lead"], required: ["by"])
    var registration = Workflow.Registration(
      by: parts["by"]?.listOrOne().compactMap { $0.role() } ?? [], needs: needs(parts["needs"]),
      under: parts["under"]?.listOrOne().compactMap { $0.text() } ?? [], guards: parts["when"]?.listOrOne().compactMap(guardian) ?? [],
      onWhole: parts["whole"].flatMap(effect))
    registration.asks = needs(parts["asks"])
    if let lead = parts["lead"], let word = lead.text() {
      registration.takesParties = word == "whole"
      if !registration.takesParties { lead.report(.notOneOf(word, ["whole"])) }
    }
    return registration
  }
}
