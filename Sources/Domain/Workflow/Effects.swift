/// An item that a move registers.
package struct Start: Hashable, Sendable, Codable {
  package enum Under: String, Sendable, Codable, CaseIterable {
    /// A part of the item.
    case own = "self"
    /// Beside it, under the same whole.
    case whole
  }
  package enum Each: String, Sendable, Codable, CaseIterable { case parts, parties }

  package var kind: Workflow.Kind
  /// Words in which `{title}`, `{number}`, `{party}`, `{period}` and `{FIELD}` stand for what they name.
  package var title: String
  /// `lead`, `@FIELD`, or a group or an agency by its name; nil for nobody yet.
  package var lead: String?
  package var assisting: [String]
  /// A text each, with the same braces; `{FIELD}` alone copies the value as it is.
  package var fields: [Field.ID: String]
  package var under: Under?
  /// One for each part that is done and counts, or for each party.
  package var each: Each?
  /// Of the parts, those that stand in one of these states; all that are done where none is named.
  package var states: [Workflow.State.ID]

  package init(
    kind: Workflow.Kind, title: String, lead: String? = nil, assisting: [String] = [], fields: [Field.ID: String] = [:],
    under: Under? = nil, each: Each? = nil, states: [Workflow.State.ID] = []
  ) {
    self.kind = kind
    self.title = title
    self.lead = lead
    self.assisting = assisting
    self.fields = fields
    self.under = under
    self.each = each
    self.states = states
  }
}

/// A move that a move makes on other items by the same commit; whoever does not stand where it begins is left alone.
package struct Carry: Hashable, Sendable, Codable {
  package enum Others: String, Sendable, Codable, CaseIterable {
    case parts, shares
    /// Items this one started.
    case started
    /// The item that started this one.
    case origin
    case whole
    /// Those that were merged into this one.
    case merged
  }

  package var to: Others
  package var kind: Workflow.Kind?
  package var move: Move.Name
  /// What they are given with it: `{FIELD}` of this one.
  package var fields: [Field.ID: String] = [:]

  package init(to: Others, kind: Workflow.Kind? = nil, move: Move.Name) {
    self.to = to
    self.kind = kind
    self.move = move
  }
}

/// What a part's move does to the clock of its whole: somebody asks for more time, and is given it or not.
package enum WholeEffect: Hashable, Sendable, Codable {
  /// Until the answer the whole is not late.
  case pause
  /// The limit stands as it was.
  case resume
  /// The limit becomes the day in a field of the part.
  case extend(Field.ID)
}

/// When the clock makes a move.
package enum Timing: Hashable, Sendable, Codable {
  /// The limit has passed.
  case limit
  /// So long after the state was entered.
  case after(TimeLimit)
  /// The day in the field is over.
  case on(Field.ID)
  /// So long before the day in the field, at the office's opening.
  case before(TimeLimit, Field.ID)
}

/// A figure worked out from the history of a party in an initiative, over the time of an item: a count, or a share of a
/// hundred with two decimals (9,850 is 98.50 %).
package enum Figure: String, Sendable, Codable, CaseIterable {
  case registered, open, late, done
  case onTime = "on-time"
  /// Of what was registered, what is done.
  case completion
  case response, resolved, satisfaction

  package var isShare: Bool {
    switch self {
    case .registered, .open, .late, .done: false
    case .onTime, .completion, .response, .resolved, .satisfaction: true
    }
  }
}

extension Workflow {
  /// What a decision on an item of this kind reads beside the item, so that nothing is read for nothing.
  package struct Reads: Hashable, Sendable {
    package private(set) var siblings = false
    package private(set) var started = false
    package private(set) var origin = false
    package private(set) var merged = false
    package private(set) var figures = false

    init() {}

    init(_ workflow: Workflow) {
      siblings = workflow.readsSiblings
      started = workflow.readsStarted
      origin = workflow.readsOrigin
      merged = workflow.readsMerged
      figures = workflow.readsFigures
    }
  }

  package var readsSiblings: Bool {
    moves.contains { move in
      move.onWhole != nil || move.carries.contains { $0.to == .whole } || move.starts.contains { $0.under == .whole }
        || move.guards.contains {
          if case .sums(let left, _, let right) = $0 {
            (left + right).contains { $0.place == .siblings || $0.place == .allSiblings }
          } else {
            false
          }
        }
    } || registration.onWhole != nil
  }
  package var readsStarted: Bool { moves.contains { $0.carries.contains { $0.to == .started } } }
  package var readsOrigin: Bool { moves.contains { $0.carries.contains { $0.to == .origin } } }
  package var readsFigures: Bool { fields.contains { $0.figure != nil || !$0.weights.isEmpty } }
}
