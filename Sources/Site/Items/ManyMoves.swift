import Application
import Domain

/// Makes one move on many items: reads them together, decides each, and commits together; each is done whole or not
/// at all.
struct ManyMoves {
  /// An item and the input of its move.
  struct Target {
    var id: Item.ID
    var version: Int?
    /// In the form of a single move's body.
    var body: JSONValue

    /// Reads an id, or an object with an id, a version and input of its own, which takes precedence over the shared
    /// input.
    init?(_ json: JSONValue, under common: JSONValue) {
      let shared = common.members.filter { $0.name != "items" }
      if let id = json.text {
        self.init(id: id, version: nil, body: .object(shared))
      } else if let id = json["id"]?.text {
        let version: Int? = if case .integer(let version)? = json["version"] { Int(version) } else { nil }
        let own = json.members.filter { !["id", "version"].contains($0.name) }
        self.init(id: id, version: version, body: own.isEmpty ? .object(shared) : Self.merged(shared, own))
      } else {
        return nil
      }
    }

    init(id: String, version: Int?, body: JSONValue) {
      self.id = Item.ID(id)
      self.version = version
      self.body = body
    }

    private static func merged(_ shared: [JSONValue.Member], _ own: [JSONValue.Member]) -> JSONValue {
      var members = shared
      for member in own {
        if let place = members.firstIndex(where: { $0.name == member.name }) {
          let isFields = member.name == "fields"
          members[place].value = isFields ? merged(members[place].value.members, member.value.members) : member.value
        } else {
          members.append(member)
        }
      }
      return .object(members)
    }
  }

  let site: Site
  let user: CurrentUser
  let via: String

  private typealias Made = Result<Item, any Error>

  /// Makes the moves.
  /// - Returns: the items after the move or the errors, in the order of the targets.
  func make(_ name: Move.Name, on targets: [Target]) async throws -> [Result<Item, any Error>] {
    let itemContexts = try await site.repositories.items.contexts(of: targets.map(\.id), within: user.scope)
    let forms = try await forms(targets, itemContexts)
    var results: [Made?] = Array(repeating: nil, count: targets.count)
    var decided: [(place: Int, change: Change)] = []
    for (place, target) in targets.enumerated() {
      guard var itemContext = itemContexts[target.id] else {
        results[place] = .failure(Refusal.notFound)
        continue
      }
      itemContext.answering = user.answering
      // Starting an initiative and merging read more than the item's own context.
      if itemContext.item.kind == Workflow.initiative
        || (try? itemContext.workflow(of: itemContext.item).move(name, from: itemContext.item.state))?.merges != nil
      {
        results[place] = await alone(name, target)
        continue
      }
      let action = site.action(user, via: via)
      do throws(Refusal) {
        if let version = target.version, version != itemContext.item.version { throw .stale(version: itemContext.item.version, by: nil) }
        let change: Change
        switch forms[place] {
        case .success(let form): change = try itemContext.move(name, with: form, on: action)
        case .failure(let refusal):
          try itemContext.permit(name, on: action)
          throw refusal
        }
        if change.writes.isEmpty { results[place] = .success(itemContext.item) } else { decided.append((place, change)) }
      } catch {
        try await site.record(error, of: name, in: itemContext, action)
        results[place] = .failure(error)
      }
    }
    let outcomes = try await site.repositories.items.commit(decided.map(\.change), once: nil, at: site.now())
    for ((place, _), outcome) in zip(decided, outcomes) {
      switch outcome {
      case .done(let items): results[place] = items.first { $0.id == targets[place].id }.map(Made.success)
      // Another change came first: decides this one again, by itself.
      case .refused(.stale) where targets[place].version == nil: results[place] = await alone(name, targets[place])
      case .refused(let refusal): results[place] = .failure(refusal)
      case .answered: break
      }
    }
    return results.map { $0 ?? .failure(Refusal.notFound) }
  }

  private func alone(_ name: Move.Name, _ target: Target) async -> Made {
    do {
      let itemContext = try await site.repositories.items.context(of: target.id, within: user.scope)
      let decided = try await MovesAPI(site: site).make(
        name, target.body, on: itemContext, version: target.version, once: nil, user, via: via)
      guard case .done(let after) = decided else { throw Refusal.stale(version: 0, by: nil) }
      return .success(after.item)
    } catch { return .failure(error) }
  }

  /// Each target's form, read by its own kind's rules. Consecutive targets with equal input share one reading.
  private func forms(_ targets: [Target], _ itemContexts: [Item.ID: ItemContext]) async throws -> [Result<Form, Refusal>] {
    let inputs = targets.map { target in
      Result { () throws(Refusal) in try Site.inputs(target.body, known: ["move", "items", "version"]) }
    }
    var readers: [String: FormReader] = [:]
    var last: (inputs: [String: Input], key: String, form: Result<Form, Refusal>)?
    var forms: [Result<Form, Refusal>] = []
    for (target, read) in zip(targets, inputs) {
      guard let itemContext = itemContexts[target.id], case .success(let input) = read,
        let workflow = try? itemContext.workflow(of: itemContext.item)
      else {
        forms.append(read.flatMap { _ in .failure(.notFound) })
        continue
      }
      let key = "\(itemContext.item.kind) \(workflow.version) \(itemContext.item.initiative?.text ?? "")"
      if let last, last.key == key, last.inputs == input {
        forms.append(last.form)
        continue
      }
      if readers[key] == nil {
        readers[key] = try await site.reader(for: inputs.compactMap { try? $0.get() }, workflow, itemContext.roster)
      }
      let form = Result { () throws(Refusal) in try readers[key]!.form(input) }
      last = (input, key, form)
      forms.append(form)
    }
    return forms
  }
}
