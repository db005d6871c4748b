import Domain

/// The decisions of one request on items that exist: read together, made one by one, committed together. Everything that changes such items
/// is decided through one of these.
///
/// Refusals come in the order of the interface: the key first, then 404 and 412 here, then those of the use case (403, 409, 422).
struct Decisions {
  /// An item, and the version of it that the caller saw.
  struct Target: Sendable {
    var item: Item.ID
    var version: Int?
  }

  /// One target's result: the context with the item as stored now, or the refusal.
  typealias Result = Swift.Result<ItemContext, Refusal>

  /// The response that was stored earlier under the same key. Where there is one, nothing was read and nothing is decided.
  let stored: IdempotentResponse?
  let action: ActionContext
  /// What each decision reads; nil for an item that is not in sight.
  private(set) var contexts: [ItemContext?]
  private let targets: [Target]
  private let actor: Actor
  private let key: RequestKey?
  private let useCases: UseCases
  private var refusals: [Int: Refusal] = [:]
  private var proposals: [(index: Int, proposal: Proposal)] = []

  /// Looks the key up, then reads all items from one snapshot.
  init(on targets: [Target], by actor: Actor, key: RequestKey?, _ useCases: UseCases) async throws {
    self.targets = targets
    self.actor = actor
    self.key = key
    self.useCases = useCases
    action = useCases.action(actor)
    stored = try await useCases.stored(key, of: actor)
    contexts = Array(repeating: nil, count: targets.count)
    guard stored == nil else { return }
    let read = try await useCases.repositories.items.contexts(of: targets.map(\.item), within: actor.scope)
    for (index, target) in targets.enumerated() {
      guard let context = read[target.item] else {
        refuse(index, .notFound)
        continue
      }
      contexts[index] = context
      contexts[index]?.answering = actor.answering
      do throws(Refusal) { try target.check(context) } catch { refuse(index, error) }
    }
  }

  /// The targets that are still to be decided on.
  var undecided: [Int] { contexts.indices.filter { index in refusals[index] == nil && contexts[index] != nil } }

  mutating func refuse(_ index: Int, _ refusal: Refusal) { refusals[index] = refusal }

  /// Takes in a decision on one target.
  /// - Parameters:
  ///   - files: Files to store, now that the decision is allowed.
  ///   - decide: Makes the same decision again, inside the transaction of the commit, where something that it relied on has changed by then.
  mutating func propose(
    _ index: Int, _ change: Change, storing files: [Attachment] = [],
    orAgain decide: @escaping @Sendable (ItemContext) throws(Refusal) -> Change
  ) async throws {
    for file in files { try await useCases.repositories.uploads.keep(file.upload, file.bytes) }
    if change.writes.isEmpty { return }
    let (target, answering, remindsFrom) = (targets[index], actor.answering, useCases.remindsFrom)
    let redecision = Proposal.Redecision.item(target.item, within: actor.scope) { context throws(Refusal) in
      var context = context
      context.answering = answering
      try target.check(context)
      return try decide(context).skippingReminders(before: remindsFrom)
    }
    proposals.append((index, Proposal(change: change.skippingReminders(before: remindsFrom), redecision: redecision)))
  }

  /// Commits what was proposed in one transaction.
  /// - Parameter respond: The response to store under the key, made inside the transaction. Nil stores nothing.
  /// - Returns: A result for each target, in their order.
  func commit(_ respond: @escaping @Sendable ([Result]) -> IdempotentResponse?) async throws -> Answer<[Result]> {
    if let stored { return .stored(stored) }
    let decided = Decided(contexts: contexts, refusals: refusals, indices: proposals.map(\.index))
    let key = key?.storing(for: actor.person.id) { respond(decided.results(after: $0)) }
    if proposals.isEmpty, key?.answer([]) == nil {
      // A twin may have been faster: then its response is this one's too.
      if let stored = try await useCases.stored(self.key, of: actor) { return .stored(stored) }
      return .fresh(decided.results(after: []))
    }
    switch try await useCases.repositories.items.commit(proposals.map(\.proposal), key: key, at: action.now) {
    case .outcomes(let outcomes): return .fresh(decided.results(after: outcomes))
    case .stored(let stored): return .stored(stored)
    }
  }
}

extension Decisions.Target {
  /// - Throws: 412 where the caller saw another version.
  func check(_ context: ItemContext) throws(Refusal) {
    if let version, version != context.item.version { throw .stale(version: context.item.version, by: nil) }
  }
}

/// What was decided, for the results after the commit.
private struct Decided: Sendable {
  let contexts: [ItemContext?]
  let refusals: [Int: Refusal]
  /// The target of each proposal, in the order of the targets.
  let indices: [Int]

  func results(after outcomes: [Outcome]) -> [Decisions.Result] {
    // Each context is copied once, to the caller.
    var next = 0
    return contexts.indices.map { index in
      if let refusal = refusals[index] { return .failure(refusal) }
      guard var context = contexts[index] else { return .failure(.notFound) }
      guard next < indices.count, indices[next] == index, next < outcomes.count else { return .success(context) }
      defer { next += 1 }
      switch outcomes[next] {
      case .refused(let refusal): return .failure(refusal)
      case .done(let items):
        if let item = items.first(where: { $0.id == context.item.id }) { context.item = item }
        return .success(context)
      }
    }
  }
}

extension Change {
  /// A story that is loaded after the fact wakes nobody.
  func skippingReminders(before instant: Instant?) -> Change {
    guard let instant else { return self }
    var change = self
    change.skipReminders(before: instant)
    return change
  }
}

extension UseCases {
  /// Decides on one item and commits. A refusal is thrown, and nothing is stored under the key then.
  /// - Parameters:
  ///   - respond: The response to store under `key`, made inside the transaction. Nil stores nothing.
  ///   - prepare: Refuses what needs no transaction to be refused, and returns the files to store and the decision.
  func decide(
    on item: Item.ID, version: Int? = nil, by actor: Actor, key: RequestKey?,
    respond: @escaping @Sendable (ItemContext) -> IdempotentResponse?,
    prepare: (ItemContext, ActionContext) async throws -> (files: [Attachment], decide: @Sendable (ItemContext) throws(Refusal) -> Change)
  ) async throws -> Answer<ItemContext> {
    var decisions = try await Decisions(on: [.init(item: item, version: version)], by: actor, key: key, self)
    for index in decisions.undecided {
      guard let context = decisions.contexts[index] else { continue }
      do {
        let (files, decide) = try await prepare(context, decisions.action)
        try await decisions.propose(index, try decide(context), storing: files, orAgain: decide)
      } catch let refusal as Refusal { decisions.refuse(index, refusal) }
    }
    let answer = try await decisions.commit { results in if case .success(let context) = results[0] { respond(context) } else { nil } }
    return try answer.map { try $0[0].get() }
  }
}
