import Application
import Domain
import HTTPTypes
import Hummingbird
import Web

/// Makes one move on many items from a page: previews which items will refuse it and why, then has each decided by its own kind and
/// initiative.
struct BulkMove {
  let site: Site
  let request: PageRequest

  /// A ticked item, the version of it that was seen, and its context; none where it is out of sight.
  private struct Tick {
    let text: String
    let item: Item.ID
    let version: Int?
    let context: ItemContext?

    /// The kind's own move of a name, as the item's state takes it, or else any of that name.
    func ownMove(_ name: Move.Name) -> (move: Move, workflow: Workflow)? {
      guard let context, let workflow = try? context.workflow(of: context.item),
        let move = workflow.transition(name, from: context.item.state) ?? workflow.moves.first(where: { $0.name == name })
      else { return nil }
      return (move, workflow)
    }
  }

  func answer() async throws -> Response {
    let form = try await request.form()
    guard let name = form["move"] else { throw request.context.bad("move") }
    let ticks = try await ticks(form)
    if form["confirm"] == "yes" {
      let key = form.key("POST /items/moves")
      let stored = try await site.useCases.stored(key, of: request.actor)
      return try await make(name, ticks, form, key, stored)
    }
    return try preview(name, ticks, typed: nil, refusal: nil)
  }

  private func ticks(_ form: FormBody) async throws -> [Tick] {
    let texts = form.all("items")
    guard texts.count <= SecurityPolicy.maxBulkItems else { throw request.context.bad("items") }
    let seen = texts.map { text in
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return (text: text, item: Item.ID(String(parts[0])), version: parts.dropFirst().first.map(FormBody.version))
    }
    let contexts = try await site.repositories.items.contexts(of: seen.map(\.item), within: request.scope)
    guard !contexts.isEmpty else { throw Refusal.notFound }
    return seen.map { Tick(text: $0.text, item: $0.item, version: $0.version, context: contexts[$0.item]) }
  }

  /// The table that the items were ticked in, and the title of the move there.
  private func place(_ name: Move.Name, _ ticks: [Tick]) -> (back: LinkPart, label: String) {
    let label = ticks.lazy.compactMap { $0.ownMove(name)?.move.title[request.language] }.first ?? name
    guard let item = ticks.lazy.compactMap(\.context?.item).first, let initiative = item.initiative else {
      return (LinkPart(word: request.text.bulkBack, address: "/"), label)
    }
    let table = item.kind == Workflow.ledger ? "ledger" : "schedule"
    return (LinkPart(word: request.text.bulkBack, address: "/initiatives/\(initiative)/\(table)"), label)
  }

  private func preview(_ name: Move.Name, _ ticks: [Tick], typed: FormBody?, refusal: Refusal?) throws -> Response {
    let (back, label) = place(name, ticks)
    var goes: [OutcomePart.Row] = []
    var refused: [OutcomePart.Row] = []
    var fields: [FieldPart] = []
    for tick in ticks {
      if let why = self.refusal(of: name, on: tick) {
        refused.append(row(tick, request.sentence(why.titled(label), in: tick.ownMove(name)?.workflow)))
      } else {
        goes.append(row(tick, nil))
        add(fieldsOf: tick, name, typed, refusal, to: &fields)
      }
    }
    let page = BulkPage(
      frame: request.frame(request.text.bulkTitle(label), .ledger), back: back, move: label, name: name, csrf: request.csrf,
      key: request.key(), ticks: ticks.map(\.text), fields: fields, note: NotePart(refused: fields, in: request.text),
      goes: OutcomePart(title: request.text.bulkGoesTitle, rows: goes),
      refused: OutcomePart(title: request.text.bulkRefusedTitle, rows: refused))
    return request.page({ page.write(to: &$0, in: request.text) }, status: refusal == nil ? .ok : .unprocessableContent)
  }

  /// Adds the controls that this item's move needs or asks for and that no item before it has added.
  private func add(fieldsOf tick: Tick, _ name: Move.Name, _ typed: FormBody?, _ refusal: Refusal?, to fields: inout [FieldPart]) {
    guard let context = tick.context, let (move, workflow) = tick.ownMove(name) else { return }
    let faults = refusal.map { request.faults($0, workflow) } ?? [:]
    for (need, isRequired) in move.needs.map({ ($0, true) }) + move.asks.map({ ($0, false) }) where !need.isFile {
      let part = request.control(need, of: workflow, nil, context.roster, isRequired: isRequired, typed: typed, faults: faults)
      if !fields.contains(where: { $0.name == part.name }) { fields.append(part) }
    }
  }

  /// The refusal that no input can avert. Missing inputs are asked for instead, except files, which a bulk move cannot
  /// supply.
  private func refusal(of name: Move.Name, on tick: Tick) -> Refusal? {
    guard let context = tick.context else { return .notFound }
    if let version = tick.version, version != context.item.version { return .stale(version: context.item.version, by: nil) }
    guard let refusal = context.refusal(of: name, on: request.action) else { return nil }
    guard case .missing(let needs) = refusal else { return refusal }
    let files = needs.filter(\.isFile)
    return files.isEmpty ? nil : .missing(files)
  }

  private func row(_ tick: Tick, _ refusal: String?) -> OutcomePart.Row {
    guard let item = tick.context?.item else { return OutcomePart.Row(number: "", title: "—", address: nil, state: nil, refusal: refusal) }
    return OutcomePart.Row(
      number: request.number(item), title: item.title, address: request.address(item), state: request.state(item), refusal: refusal)
  }

  private func make(
    _ name: Move.Name, _ ticks: [Tick], _ form: FormBody, _ key: RequestKey?, _ stored: IdempotentResponse?
  ) async throws -> Response {
    if let stored { return try result(name, ticks, Self.refusals(in: stored)) }
    let request = self.request
    let inputs = request.inputs(form)
    let targets = ticks.map { tick in
      MoveRequest.Target(item: tick.item, version: tick.version, inputs: inputs)
    }
    let label = place(name, ticks).label
    let respond: @Sendable ([MakeMove.Result]) -> IdempotentResponse? = { results in
      if results.asksAgain != nil { return nil }
      return Self.response(
        zip(ticks, results).map { tick, result in
          result.refusal.map { request.sentence($0.titled(label), in: tick.ownMove(name)?.workflow) }
        })
    }
    let answer = try await site.useCases.makeMove(
      MoveRequest(name, on: targets, by: request.actor, key: key, isSharedForm: true), respond: respond)
    switch answer {
    case .stored(let stored): return try result(name, ticks, Self.refusals(in: stored))
    case .fresh(let results):
      // A form that no item can take comes back, filled.
      if let refusal = results.asksAgain { return try preview(name, ticks, typed: form, refusal: refusal) }
      let now = try await self.ticks(form)
      var refusals: [String?] = []
      for (index, result) in results.enumerated() {
        refusals.append(try await result.refusal.asyncMap { try await sentence($0, of: now[index], name, titled: label) })
      }
      return try self.result(name, now, refusals)
    }
  }

  /// The sentence of a refusal; of a stale one with who changed the item meanwhile, and what.
  private func sentence(_ refusal: Refusal, of tick: Tick, _ name: Move.Name, titled label: String) async throws -> String {
    let sentence = request.sentence(refusal.titled(label), in: tick.ownMove(name)?.workflow)
    guard case .stale = refusal, let context = tick.context, let seen = tick.version, seen < context.item.version else { return sentence }
    let records = try await site.repositories.items.history(of: tick.item, within: request.scope)
    return sentence + "\n" + request.changes(to: context, records, since: seen)
  }

  private func result(_ name: Move.Name, _ ticks: [Tick], _ refusals: [String?]) throws -> Response {
    let (back, label) = place(name, ticks)
    let rows = zip(ticks, refusals).map { row($0, $1) }
    let page = BulkResultPage(
      frame: request.frame(label, .ledger), back: back, move: label,
      refused: OutcomePart(title: request.text.bulkRefusedTitle, isDone: true, rows: rows.filter { $0.refusal != nil }),
      done: OutcomePart(title: request.text.bulkDoneTitle, isDone: true, rows: rows.filter { $0.refusal == nil }))
    return request.page { page.write(to: &$0, in: request.text) }
  }
}

extension BulkMove {
  /// What is stored under the key: for each item the sentence of its refusal, or null.
  private static func response(_ refusals: [String?]) -> IdempotentResponse {
    IdempotentResponse(["refusals": .list(refusals.map { .of($0) })], status: 200)
  }

  private static func refusals(in response: IdempotentResponse) -> [String?] {
    JSONValue(json: response.body.utf8)?["refusals"]?.list?.map(\.text) ?? []
  }
}

extension MakeMove.Result {
  fileprivate var refusal: Refusal? { if case .failure(let refusal) = self { refusal } else { nil } }
}

extension [MakeMove.Result] {
  /// What the form got wrong or left out, so that it is shown again: where nothing was moved, and nobody was faster.
  fileprivate var asksAgain: Refusal? {
    let refusals = compactMap(\.refusal)
    guard refusals.count == count else { return nil }
    if refusals.contains(where: { if case .stale = $0 { true } else { false } }) { return nil }
    return refusals.first { refusal in
      switch refusal {
      case .faults, .missing: true
      default: false
      }
    }
  }
}

extension Refusal {
  /// The refusal of a move that a kind does not have, with the move's title in place of its name.
  fileprivate func titled(_ title: String) -> Refusal { if case .unknownMove = self { .unknownMove(title) } else { self } }
}
