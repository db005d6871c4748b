extension MovePart {
  /// A move that the user may make now.
  package struct Choice: Sendable {
    /// Whether the move asks for a reason, and whether it requires one.
    package enum Reason: Sendable { case none, asked, needed }

    package var move: String
    package var label: String
    /// The inputs besides a reason.
    package var fields: [FieldPart]
    package var reason: Reason
    /// The expected next move; at most one of the choices.
    package var isPrimary: Bool
    /// Whether the move was refused just now; its form is then open and keeps the user's input.
    package var isRefused: Bool

    package init(
      move: String, label: String, fields: [FieldPart] = [], reason: Reason = .none, isPrimary: Bool = false, isRefused: Bool = false
    ) {
      self.move = move
      self.label = label
      self.fields = fields
      self.reason = reason
      self.isPrimary = isPrimary
      self.isRefused = isRefused
    }
  }

  /// Builds the forms. Moves that ask for a reason or for nothing share one form, so that the opinion is written once and the button
  /// decides. A move that asks for more has its own form; all but the primary move's are collapsed.
  ///
  /// `reason` is the user's input before a refusal, `wrong` the error in it. Each form gets its own idempotency key.
  package static func forms(
    _ choices: [Choice], action: String, csrf: String, version: Int, key: String, hint: String = "", reason: String = "",
    wrong: String? = nil,
    in text: Text
  ) -> [MovePart] {
    let simple = choices.filter(\.fields.isEmpty)
    let rich = choices.filter { !$0.fields.isEmpty }.sorted { $0.isPrimary && !$1.isPrimary }
    let opensRich = rich.first?.isPrimary == true
    var forms = rich.map { choice in
      MovePart(
        action: action, csrf: csrf, version: version, key: key, fields: choice.fields + reasonField([choice], reason, wrong, text),
        buttons: [button(choice)], fold: choice.isPrimary ? "" : choice.label, isOpen: choice.isRefused)
    }
    if !simple.isEmpty {
      let isFolded = opensRich && simple.contains { $0.reason != .none }
      let shared = MovePart(
        action: action, csrf: csrf, version: version, key: key, fields: reasonField(simple, reason, wrong, text),
        buttons: simple.sorted { $0.isPrimary && !$1.isPrimary }.map(button),
        fold: isFolded ? text.list(simple.map(\.label)) : "", isOpen: simple.contains(where: \.isRefused))
      forms.insert(shared, at: opensRich ? 1 : 0)
    }
    for index in forms.indices {
      forms[index].key = "\(key)-\(index)"
      for field in forms[index].fields.indices { forms[index].fields[field].scope = "m\(index)-" }
    }
    if !forms.isEmpty { forms[0].hint = hint }
    return forms
  }

  private static func button(_ choice: Choice) -> Button {
    Button(move: choice.move, label: choice.label, isPrimary: choice.isPrimary, key: choice.isPrimary ? "Ctrl+Enter" : "")
  }

  private static func reasonField(_ choices: [Choice], _ value: String, _ wrong: String?, _ text: Text) -> [FieldPart] {
    let asking = choices.filter { $0.reason != .none }
    guard !asking.isEmpty else { return [] }
    let needing = asking.filter { $0.reason == .needed }
    let isAlways = needing.count == choices.count
    let tail = needing.isEmpty || isAlways ? "" : text.moveReasonNeeded(text.list(needing.map(\.label)))
    return [
      FieldPart(name: "reason", label: text.moveReason, kind: .paragraph, value: value, isRequired: isAlways, wrong: wrong, tail: tail)
    ]
  }
}
