/// One kind of item with its states and moves, as a file in `Workflows/kinds` declares it.
package struct Workflow: Hashable, Sendable, Codable {
  package typealias Kind = String

  package struct State: Hashable, Sendable, Codable {
    package typealias ID = String
    /// The look of a state on every screen: a shape beside its word.
    package enum Shape: String, Codable, Sendable, CaseIterable { case open, doing, check, wait, back, done }

    package var id: ID
    package var name: Name
    package var shape: Shape
    package var isInitial: Bool
    package var isDone: Bool
    /// The clock of the previous state is paused here.
    package var isPaused: Bool
    package var limit: TimeLimit?
    /// Title, fields and parts stay as they are.
    package var isLocked = false
    /// Done, but counts for nothing: withdrawn, cancelled, left out.
    package var isVoid = false
    /// The role that is charged when the limit passes; nil for the lead.
    package var holder: Role?

    package init(
      id: ID, name: Name, shape: Shape, isInitial: Bool = false, isDone: Bool = false, isPaused: Bool = false, limit: TimeLimit? = nil,
      isLocked: Bool = false, isVoid: Bool = false, holder: Role? = nil
    ) {
      self.id = id
      self.name = name
      self.shape = shape
      self.isInitial = isInitial
      self.isDone = isDone
      self.isPaused = isPaused
      self.limit = limit
      self.isLocked = isLocked
      self.isVoid = isVoid
      self.holder = holder
    }
  }

  /// The limit of the whole item, from its start to its end: one for all, or one for each choice of a field.
  package struct Whole: Hashable, Sendable, Codable {
    package var field: Field.ID?
    package var limits: [String: TimeLimit]
    package var otherwise: TimeLimit?
    /// The field that names the item's class, and the terms of the law by class: they take precedence.
    package var lawful: Field.ID?
    package var terms: [String: TimeLimit] = [:]
    /// The field with a day set from above, which takes precedence over all; the item's own limit lies so long before it.
    package var outer: Field.ID?
    package var ahead: TimeLimit?

    package init(field: Field.ID? = nil, limits: [String: TimeLimit] = [:], otherwise: TimeLimit? = nil) {
      self.field = field
      self.limits = limits
      self.otherwise = otherwise
    }
  }

  /// Each party of a joint item has a share of its own, an item of this kind; when the join is met, `move` is
  /// made on the whole by the commit that met it.
  package struct Shares: Hashable, Sendable, Codable {
    package enum Join: Hashable, Sendable, Codable {
      case all, any
      case count(Int)
    }
    package var kind: Kind
    package var join: Join
    package var move: Move.Name
    /// The share's move by which one is taken back that the whole no longer waits for.
    package var withdraw: Move.Name?
    /// The share's move by which a finished one goes back, named by a return of the whole.
    package var sendBack: Move.Name?

    package init(kind: Kind, join: Join, move: Move.Name, withdraw: Move.Name? = nil, sendBack: Move.Name? = nil) {
      self.kind = kind
      self.join = join
      self.move = move
      self.withdraw = withdraw
      self.sendBack = sendBack
    }
  }

  /// Visibility of items of this kind beyond their parties.
  package enum Visibility: String, Codable, Sendable { case initiative, parties }

  package var kind: Kind
  package var name: Name
  package var version: Int
  /// `{initiative}-台账-{0000}`: the initiative's key and a running number of that many digits.
  package var numbering: String
  package var visibility: Visibility
  /// The roles that may register one, and the values that this needs.
  package var registration: Registration
  package var fields: [Field]
  package var whole: Whole?
  package var shares: Shares?
  package var states: [State]
  package var moves: [Move]
  package var reminders: [ReminderRule]
  /// How an item of this kind lets another through a freeze; nil where it never does.
  package var consent: Consent?
  /// How far the limit of one may be moved; nil where nothing is said.
  package var extensions: Extensions?
  /// Of the field that names one.
  package var catalogue: Catalogue?

  package struct Registration: Hashable, Sendable, Codable {
    package var by: [Role]
    package var needs: [Need]
    /// Fields that may be filled in on registration although a move fills them in or a rule reads them.
    package var asks: [Need] = []
    /// If not empty: only as a part of one of these kinds.
    package var under: [Kind]
    /// Asked of the whole it is put under.
    package var guards: [Guard]
    package var onWhole: WholeEffect?
    /// The parent's lead and assisting parties are taken over, unless others are named.
    package var takesParties = false

    package init(by: [Role], needs: [Need] = [], under: [Kind] = [], guards: [Guard] = [], onWhole: WholeEffect? = nil) {
      self.by = by
      self.needs = needs
      self.under = under
      self.guards = guards
      self.onWhole = onWhole
    }

    /// Definitions that older releases stored have no `asks`.
    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      by = try container.decode([Role].self, forKey: .by)
      needs = try container.decode([Need].self, forKey: .needs)
      asks = try container.decodeIfPresent([Need].self, forKey: .asks) ?? []
      under = try container.decode([Kind].self, forKey: .under)
      guards = try container.decode([Guard].self, forKey: .guards)
      onWhole = try container.decodeIfPresent(WholeEffect.self, forKey: .onWhole)
      takesParties = try container.decode(Bool.self, forKey: .takesParties)
    }
  }

  package init(
    kind: Kind, name: Name, version: Int, numbering: String, visibility: Visibility, registration: Registration, fields: [Field],
    whole: Whole? = nil, shares: Shares? = nil, states: [State], moves: [Move], reminders: [ReminderRule]
  ) {
    self.kind = kind
    self.name = name
    self.version = version
    self.numbering = numbering
    self.visibility = visibility
    self.registration = registration
    self.fields = fields
    self.whole = whole
    self.shares = shares
    self.states = states
    self.moves = moves
    self.reminders = reminders
  }
}

extension Workflow {
  /// A file that passed its check has exactly one initial state.
  package var initial: State { states.first { $0.isInitial } ?? states[0] }
  package func state(_ id: State.ID) -> State? { states.first { $0.id == id } }
  package func field(_ id: Field.ID) -> Field? { fields.first { $0.id == id } }
  /// Two moves never share a name in one state.
  package func transition(_ name: Move.Name, from state: State.ID) -> Move? { moves.first { $0.name == name && $0.from.contains(state) } }
  package func moves(from state: State.ID) -> [Move] { moves.filter { $0.from.contains(state) } }
}

extension Workflow {
  /// The kind whose items the hotline desk sees.
  package static let hotline: Kind = "hotline-ticket"
  package static let ledger: Kind = "ledger-entry"
  package static let task: Kind = "task"
  package static let initiative: Kind = "initiative"
  package static let freeze: Kind = "freeze"
  package static func kind(of group: Group.Kind) -> Kind { group == .leading ? "leading-group" : "working-group" }
}

extension Workflow {
  /// The move that is expected next: the first of the file that a person makes from a state and that leads on; one that
  /// sends back, stops the clock or stays where it is does not.
  package func expected(from state: State.ID) -> Move? {
    moves(from: state).first { !$0.by.isEmpty && !$0.countsRound && $0.to != state && self.state($0.to)?.isPaused != true }
  }
}
