extension MovePart {
  /// A move that this person may make now.
  package struct Choice: Sendable {
    package enum Reason: Sendable { case none, asked, needed }

    package var move: String
    package var label: String
    /// What it asks for besides a reason.
    package var fields: [FieldPart]
    package var reason: Reason
    /// The one that moves the work on; at most one of them.
    package var isPrimary: Bool
    /// Was tried and refused: its form comes back open, with what was typed.
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

  /// Moves that ask for a reason or nothing share one form, so that the opinion is written once and the button decides. A move that
  /// asks for more has a form of its own; all but the primary's are folded away.
  ///
  /// `reason` is what was typed before a refusal, `wrong` what was wrong with it. Each form gets its own idempotency key.
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
      for place in forms[index].fields.indices { forms[index].fields[place].scope = "m\(index)-" }
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
