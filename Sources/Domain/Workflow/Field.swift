/// A field of a kind of item, as its workflow file declares it.
package struct Field: Hashable, Sendable, Codable {
  package typealias ID = String
  package enum Kind: String, Codable, Sendable, CaseIterable {
    case text, paragraph, choice, flag, number, money, date, file, phone, words, party, percent
    case identityCard = "identity-card"
  }

  package struct Option: Hashable, Sendable, Codable {
    package var id: String
    package var name: Name
    package init(id: String, name: Name) {
      self.id = id
      self.name = name
    }
  }

  package var id: ID
  package var name: Name
  package var kind: Kind
  package var options: [Option]
  /// Needed from the start, not only by the move that names it.
  package var isRequired: Bool
  /// Shown masked; seeing it whole is recorded.
  package var isMasked: Bool
  package var takesMany: Bool
  /// Shown as a column of the kind's table.
  package var isColumn: Bool
  /// The terms that a move that adds up fills it with.
  package var sum: [Term] = []
  package var figure: Figure?
  /// Figures by their weight in a hundred.
  package var weights: [Figure: Int] = [:]
  /// The only roles that may fill it in, by any form; empty for no restriction.
  package var writers: [Role] = []
  /// While the flag in this field is set, only the desk sees it.
  package var closedBy: ID?
  /// Other heads that a table may give it.
  package var aliases: [String] = []
  /// The catalogue whose classes are its options.
  package var catalogue: Catalogue.ID?

  package init(
    id: ID, name: Name, kind: Kind, options: [Option] = [], isRequired: Bool = false, isMasked: Bool = false, takesMany: Bool = false,
    isColumn: Bool = false
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.options = options
    self.isRequired = isRequired
    self.isMasked = isMasked
    self.takesMany = takesMany
    self.isColumn = isColumn
  }
}

extension Field {
  /// Whether moves that add up fill it in: a sum, a statistic, or weighted statistics.
  package var isTotal: Bool { !sum.isEmpty || figure != nil || !weights.isEmpty }
  package var isNumeric: Bool { kind == .number || isDecimal }
  /// Kept in hundredths.
  package var isDecimal: Bool { kind == .money || kind == .percent }
}

/// The value of a field. Dates, choices, identity cards and phones are text, already checked; money is in fen, a percentage in hundredths.
package enum Value: Hashable, Sendable, Codable {
  case text(String)
  case integer(Int64)
  case flag(Bool)
  case list([String])

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let integer = try? container.decode(Int64.self) {
      self = .integer(integer)
    } else {
      self = .list(try container.decode([String].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .integer(let integer): try container.encode(integer)
    case .flag(let flag): try container.encode(flag)
    case .list(let list): try container.encode(list)
    }
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var day: Day? { text.flatMap { Day($0) } }
  package var integer: Int64? { if case .integer(let integer) = self { integer } else { nil } }
  package var list: [String] {
    switch self {
    case .list(let list): list
    case .text(let text): [text]
    case .integer, .flag: []
    }
  }
}
