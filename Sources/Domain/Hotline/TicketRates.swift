/// The facts of one ticket that the statistics read.
package struct TicketFacts: Hashable, Sendable {
  package var id: Item.ID
  package var state: Workflow.State.ID
  package var isDone: Bool
  /// Late once is late for good.
  package var isLate: Bool
  /// Answered as one with another, which counts for both.
  package var isMerged: Bool
  package var classID: String?
  package var resolved: String?
  package var satisfaction: String?
  /// Last passed on to a party before it signed, and first signed for.
  package var sentAt: Instant?
  package var acceptedAt: Instant?

  package init(
    id: Item.ID, state: Workflow.State.ID, isDone: Bool, isLate: Bool = false, isMerged: Bool = false, classID: String? = nil,
    resolved: String? = nil, satisfaction: String? = nil, sentAt: Instant? = nil, acceptedAt: Instant? = nil
  ) {
    self.id = id
    self.state = state
    self.isDone = isDone
    self.isLate = isLate
    self.isMerged = isMerged
    self.classID = classID
    self.resolved = resolved
    self.satisfaction = satisfaction
    self.sentAt = sentAt
    self.acceptedAt = acceptedAt
  }
}

/// 响应率, 按时办结率, 解决率, 满意率: of how many, how many, and which are left out and why. 解决 and 满意 count from the
/// call-back, never from the handler's own word.
package struct TicketRate: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case response
    case onTime = "on-time"
    case resolved, satisfaction
  }
  package enum Reason: Hashable, Sendable {
    /// It ended in a state that counts for nothing, or is merged into another.
    case state(Workflow.State.ID)
    /// Its class lies outside the range of evaluation.
    case notEvaluated
    case notSent, undue, open, unasked, unreached

    package var code: String {
      switch self {
      case .state(let id): id
      case .notEvaluated: "not-evaluated"
      case .notSent: "not-sent"
      case .undue: "undue"
      case .open: "open"
      case .unasked: "not-asked"
      case .unreached: "unreached"
      }
    }
  }

  package var kind: Kind
  package var hits: [Item.ID] = []
  package var misses: [Item.ID] = []
  package var left: [Reason: [Item.ID]] = [:]

  package var numerator: Int { hits.count }
  package var denominator: Int { hits.count + misses.count }
  /// Of a hundred with two decimals: 9,850 is 98.50 %. Nil where nothing counts.
  package var share: Int? { denominator == 0 ? nil : (numerator * 20_000 + denominator) / (2 * denominator) }
  /// Reasons in a steady order, the most frequent first.
  package var exclusions: [(reason: Reason, items: [Item.ID])] {
    left.map { (reason: $0.key, items: $0.value) }.sorted {
      $0.items.count == $1.items.count ? $0.reason.code < $1.reason.code : $0.items.count > $1.items.count
    }
  }

  /// The tickets behind one of its numbers: `hits`, `counted`, or a reason's code.
  package func items(of part: String) -> [Item.ID] {
    switch part {
    case "hits": hits
    case "counted": hits + misses
    default: left.first { $0.key.code == part }?.value ?? []
    }
  }
}

/// The four figures over some tickets, as the kind's file and its catalogue say.
package struct TicketRates: Sendable {
  let workflow: Workflow
  let calendar: WorkCalendar
  let now: Instant
  /// States that count for nothing, and where a merge leads.
  private let void: Set<Workflow.State.ID>
  private let merged: Workflow.State.ID

  package init(workflow: Workflow, calendar: WorkCalendar, now: Instant) {
    self.workflow = workflow
    self.calendar = calendar
    self.now = now
    void = Set(workflow.states.filter(\.isVoid).map(\.id))
    merged = workflow.moves.first { $0.merges != nil }?.to ?? "merged"
  }

  /// Within which a party must have signed.
  package var response: TimeLimit { workflow.catalogue?.response ?? TimeLimit(.count(1, .workingDays)) }

  package func rates(of tickets: [TicketFacts]) -> [TicketRate] {
    TicketRate.Kind.allCases.map { kind in
      var rate = TicketRate(kind: kind)
      for ticket in tickets {
        switch general(ticket) ?? verdict(kind, ticket) {
        case .hit: rate.hits.append(ticket.id)
        case .miss: rate.misses.append(ticket.id)
        case .out(let reason): rate.left[reason, default: []].append(ticket.id)
        }
      }
      return rate
    }
  }

  private enum Verdict {
    case hit, miss
    case out(TicketRate.Reason)
  }

  private func general(_ ticket: TicketFacts) -> Verdict? {
    if ticket.isMerged || ticket.state == merged { return .out(.state(merged)) }
    if void.contains(ticket.state) { return .out(.state(ticket.state)) }
    if workflow.catalogue?[ticket.classID]?.isEvaluated == false { return .out(.notEvaluated) }
    return nil
  }

  private func verdict(_ kind: TicketRate.Kind, _ ticket: TicketFacts) -> Verdict {
    switch kind {
    case .response:
      // Answered on the phone is answered at once.
      guard let sent = ticket.sentAt else { return ticket.isDone ? .hit : .out(.notSent) }
      let end = calendar.deadline(response, from: sent).instant
      if let accepted = ticket.acceptedAt { return accepted <= end ? .hit : .miss }
      return end < now ? .miss : .out(.undue)
    case .onTime:
      if ticket.isDone { return ticket.isLate ? .miss : .hit }
      return ticket.isLate ? .miss : .out(.undue)
    case .resolved:
      guard ticket.isDone else { return .out(.open) }
      guard let resolved = ticket.resolved else { return .out(.unasked) }
      return resolved == "yes" ? .hit : .miss
    case .satisfaction:
      guard ticket.isDone else { return .out(.open) }
      switch ticket.satisfaction {
      case "satisfied", "fair": return .hit
      case "dissatisfied": return .miss
      case "unreached": return .out(.unreached)
      default: return .out(.unasked)
      }
    }
  }
}
