import Domain

/// A workflow as its file says it, with the line of each state, move and field for whoever checks it.
package struct WorkflowFile: Sendable {
  package var file: String
  package var text: String
  package var workflow: Workflow
  package var lines: [String: Int]

  /// Reads `Workflows/kinds/*.yaml`.
  /// - Parameter base: the file of a kind, for one that adapts it.
  /// - Throws: every complaint there is; what does not fit the language is refused whole.
  package init(_ text: String, file: String, adapting base: (Workflow.Kind) -> String? = { _ in nil }) throws(Complaints) {
    let paper = Paper(file: file)
    let top = try paper.open(text).adapted(from: base)
    var reading = WorkflowReading(paper: paper)
    let workflow = reading.workflow(top)
    guard let workflow, paper.complaints.isEmpty else { throw Complaints(paper.complaints) }
    self.file = file
    self.text = text
    self.workflow = workflow
    lines = reading.lines
  }

  /// Whether it says only what differs from the file of the kind that it adapts.
  static func isAdaptation(_ text: String) -> Bool {
    var rest = text.utf8[...]
    while !rest.starts(with: "adapts:".utf8) {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return false }
      rest = rest[end...].dropFirst()
    }
    return true
  }

  func complaint(_ sentence: Name, at place: String) -> Complaint { Complaint(file: file, line: lines[place] ?? 1, sentence) }
}

struct WorkflowReading {
  let paper: Paper
  var lines: [String: Int] = [:]

  mutating func workflow(_ top: Piece) -> Workflow? {
    let keys = [
      "kind", "name", "version", "number", "visible", "register", "limit", "extensions", "consent", "shares", "fields", "states", "moves",
      "reminders",
    ]
    let parts = top.fields(keys, required: ["kind", "name", "version", "register", "states", "moves"])
    for (key, piece) in parts { lines[key] = piece.keyLine }
    guard let kind = parts["kind"]?.text(), let version = parts["version"]?.integer() else { return nil }
    if version < 1 { parts["version"]?.complain(.wants("大于0的整数", "a positive whole number")) }
    let fields = parts["fields"]?.named().compactMap { field($0.key, $0.piece) } ?? []
    let states = parts["states"]?.named().compactMap { state($0.key, $0.piece) } ?? []
    let moves = parts["moves"]?.named().compactMap { move($0.key, $0.piece) } ?? []
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

  private mutating func field(_ id: String, _ piece: Piece) -> Field? {
    lines["fields.\(id)"] = piece.keyLine
    if Need.reserved.contains(id) { paper.complain(.reservedField(id), at: piece.keyLine) }
    let parts = piece.fields(
      [
        "name", "type", "required", "masked", "many", "column", "options", "sum", "figure", "weights", "by", "closed-by", "aliases",
        "catalogue",
      ], required: ["name", "type"])
    guard let kind = parts["type"]?.choice(Field.Kind.self), let name = parts["name"]?.name(of: id) else { return nil }
    let options = parts["options"]?.named().map { Field.Option(id: $0.key, name: $0.piece.name(of: $0.key)) } ?? []
    if kind == .choice, options.isEmpty, parts["catalogue"] == nil { piece.complain(.missingKey("options")) }
    var field = Field(
      id: id, name: name, kind: kind, options: options, isRequired: parts["required"]?.flag() ?? false,
      isMasked: parts["masked"]?.flag() ?? false,
      takesMany: parts["many"]?.flag() ?? false, isColumn: parts["column"]?.flag() ?? false)
    field.sum = terms(parts["sum"])
    field.figure = parts["figure"]?.choice(Figure.self)
    for (figure, weight) in parts["weights"]?.named() ?? [] {
      guard let known = Figure(rawValue: figure) else {
        weight.complain(.notOneOf(figure, Figure.allCases.map(\.rawValue)))
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

  private mutating func state(_ id: String, _ piece: Piece) -> Workflow.State? {
    lines["states.\(id)"] = piece.keyLine
    let parts = piece.fields(["name", "initial", "done", "clock", "limit", "looks", "locked", "void", "held-by"], required: ["name"])
    guard let name = parts["name"]?.name(of: id) else { return nil }
    let isInitial = parts["initial"]?.flag() ?? false
    let isDone = parts["done"]?.flag() ?? false
    var isPaused = false
    if let clock = parts["clock"], let word = clock.text() {
      isPaused = word == "paused"
      if !isPaused { clock.complain(.notOneOf(word, ["paused"])) }
    }
    let shape: Workflow.State.Shape = isDone ? .done : isPaused ? .wait : isInitial ? .open : .doing
    return Workflow.State(
      id: id, name: name, shape: parts["looks"]?.choice(Workflow.State.Shape.self) ?? shape, isInitial: isInitial, isDone: isDone,
      isPaused: isPaused, limit: parts["limit"].flatMap { $0.limit() }, isLocked: parts["locked"]?.flag() ?? false,
      isVoid: parts["void"]?.flag() ?? false, holder: parts["held-by"]?.role())
  }

  private mutating func move(_ name: String, _ piece: Piece) -> Move? {
    lines["moves.\(name)"] = piece.keyLine
    let parts = piece.fields(
      [
        "name", "from", "to", "by", "needs", "asks", "not-by", "when", "counts", "tell", "time", "starts", "carries", "whole", "adds-up",
        "merges", "spends",
      ], required: ["name", "from", "to"])
    guard let title = parts["name"]?.name(of: name), let to = parts["to"]?.text() else { return nil }
    var countsRound = false
    if let counts = parts["counts"], let word = counts.text() {
      countsRound = word == "rounds"
      if !countsRound { counts.complain(.notOneOf(word, ["rounds"])) }
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

  private func needs(_ piece: Piece?) -> [Need] { piece?.listOrOne().compactMap { $0.text().map(Need.init) } ?? [] }

  private func registration(_ piece: Piece) -> Workflow.Registration {
    let parts = piece.fields(["by", "needs", "under", "when", "whole", "lead"], required: ["by"])
    var registration = Workflow.Registration(
      by: parts["by"]?.listOrOne().compactMap { $0.role() } ?? [], needs: needs(parts["needs"]),
      under: parts["under"]?.listOrOne().compactMap { $0.text() } ?? [], guards: parts["when"]?.listOrOne().compactMap(guardian) ?? [],
      onWhole: parts["whole"].flatMap(effect))
    if let lead = parts["lead"], let word = lead.text() {
      registration.takesParties = word == "whole"
      if !registration.takesParties { lead.complain(.notOneOf(word, ["whole"])) }
    }
    return registration
  }
}
