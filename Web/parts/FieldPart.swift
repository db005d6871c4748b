/// One form control with its label, error and hint. `value` keeps the user's input.
package struct FieldPart: Sendable {
  /// The type of input, which decides the control.
  package enum Kind: Sendable {
    case text, paragraph, number, money, date, choice, choices, file, files, flag, phone, password
    /// A date or a period in words: 11月26日, 3个工作日后.
    case limit
    case identity, person, group, agency
  }

  /// One choice of a list.
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
  /// The error, with the likely correction if known.
  package var wrong: String?
  /// Text behind the label, for a field that is required only sometimes: 退回时必填.
  package var tail: String
  /// Files that are already uploaded.
  package var files: [LinkPart]
  /// The HTML `autocomplete` value: `username`, `current-password`.
  package var autocomplete: String
  /// A prefix that keeps element ids unique if two forms of a page have the same field.
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

  /// A required choice of few options is shown as a row of radio buttons, others as a drop-down list.
  package var isSegmented: Bool { kind == .choice && isRequired && options.count <= 4 }
  package var isMany: Bool { kind == .choices }
  package var isSelect: Bool { [.choice, .person, .group, .agency].contains(kind) && !isSegmented }
  package var isParagraph: Bool { kind == .paragraph }
  package var isFlag: Bool { kind == .flag }
  package var isFile: Bool { kind == .file || kind == .files }
  package var takesManyFiles: Bool { kind == .files }
  package var isInput: Bool { !(isSegmented || isMany || isSelect || isParagraph || isFlag || isFile) }
  /// Whether it has several controls under one label.
  package var isSet: Bool { isSegmented || isMany }
  package var hasLabel: Bool { !isSet && !isFlag }
  /// Fields that the browser fills in, as at sign-in, are not marked as required.
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

  /// The HTML `inputmode`, which selects a phone's keyboard.
  package var inputMode: String {
    switch kind {
    case .number: "numeric"
    case .money: "decimal"
    default: ""
    }
  }
}
