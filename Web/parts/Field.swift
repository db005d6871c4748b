/// One control of a form: label, what is wrong with it, the control, a hint. What was typed stays in `value`.
package struct FieldPart: Sendable {
  package enum Kind: Sendable {
    case text, paragraph, number, money, date, choice, choices, file, files, flag, phone, password
    /// A date or a span in words: 11月26日, 3个工作日后.
    case limit
    case identity, person, group, agency
  }

  package struct Option: Sendable {
    package var value: String
    package var label: String
    package var isChosen: Bool

    package init(value: String, label: String, isChosen: Bool = false) {
      self.value = value
      self.label = label
      self.isChosen = isChosen
    }
  }

  /// The input's name: `field.result`, `reason`.
  package var name: String
  package var label: String
  package var kind: Kind
  package var value: String
  package var options: [Option]
  package var isRequired: Bool
  package var hint: String
  /// What is wrong and, if known, what was meant.
  package var wrong: String?
  /// Said behind the label when it is not simply needed: 退回时必填.
  package var tail: String
  /// Files that are already there.
  package var files: [LinkPart]
  /// What a browser may fill in: `username`, `current-password`.
  package var autocomplete: String
  /// Keeps ids apart when two forms of a page ask for the same.
  package var scope: String

  package init(
    name: String, label: String, kind: Kind = .text, value: String = "", options: [Option] = [], isRequired: Bool = false,
    hint: String = "", wrong: String? = nil, tail: String = "", files: [LinkPart] = [], autocomplete: String = "off", scope: String = ""
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    self.value = value
    self.options = options
    self.isRequired = isRequired
    self.hint = hint
    self.wrong = wrong
    self.tail = tail
    self.files = files
    self.autocomplete = autocomplete
    self.scope = scope
  }

  package var id: String { scope + String(name.map { $0 == "." ? "-" : $0 }) }

  package var describedBy: String {
    [wrong == nil ? nil : id + "-why", hint.isEmpty ? nil : id + "-hint"].compactMap { $0 }.joined(separator: " ")
  }

  /// Few short choices of which one must be taken lie side by side; others drop down.
  package var isSegmented: Bool { kind == .choice && isRequired && options.count <= 4 }
  package var isMany: Bool { kind == .choices }
  package var isSelect: Bool { [.choice, .person, .group, .agency].contains(kind) && !isSegmented }
  package var isParagraph: Bool { kind == .paragraph }
  package var isFlag: Bool { kind == .flag }
  package var isFile: Bool { kind == .file || kind == .files }
  package var takesManyFiles: Bool { kind == .files }
  package var isInput: Bool { !(isSegmented || isMany || isSelect || isParagraph || isFlag || isFile) }
  /// Several controls under one label.
  package var isSet: Bool { isSegmented || isMany }
  package var hasLabel: Bool { !isSet && !isFlag }
  /// What a browser fills in by itself, as at sign-in, needs no such word.
  package var saysRequired: Bool { isRequired && tail.isEmpty && autocomplete == "off" }
  package var hasNoChoice: Bool { !options.contains { $0.isChosen } }
  package var isChecked: Bool { value == "true" }

  package var type: String {
    switch kind {
    case .date: "date"
    case .phone: "tel"
    case .password: "password"
    default: "text"
    }
  }

  /// Which keys a phone shows.
  package var inputMode: String {
    switch kind {
    case .number: "numeric"
    case .money: "decimal"
    default: ""
    }
  }
}
