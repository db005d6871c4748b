import Application
import Domain
import HTTPTypes
import Hummingbird
import Web

/// Makes one move on many items from a page: previews which items will refuse it and why, then moves each in its own
/// commit.
struct BulkMove {
  let site: Site
  let request: PageRequest

  func answer() async throws -> Response {
    let form = try await request.form()
    guard let name = form["move"] else { throw request.context.bad("move") }
    let ticks = form.all("items").prefix(SecurityPolicy.maxBulkItems)
    let ids = ticks.map { Item.ID(String($0.prefix { $0 != ":" })) }
    let found = try await site.repositories.items.contexts(of: ids, within: request.scope)
    let itemContexts = try ids.map { id in
      guard let itemContext = found[id] else { throw Refusal.notFound }
      return itemContext
    }
    guard let first = itemContexts.first, itemContexts.allSatisfy({ $0.item.kind != Workflow.initiative }),
      let workflow = try? first.workflow(of: first.item),
      let move = workflow.moves.first(where: { $0.name == name })
    else {
      return .seeOther("/")
    }
    let ledger = LinkPart(
      word: request.text.bulkBack,
      address: "/initiatives/\(first.item.initiative?.text ?? "")/\(first.item.kind == Workflow.ledger ? "ledger" : "schedule")")
    if form["confirm"] == "yes" { return try await make(move, itemContexts, form, workflow, ledger, Array(ticks)) }
    return preview(move, itemContexts, workflow, ledger, Array(ticks), typed: nil, refusal: nil)
  }

  private func preview(
    _ move: Move, _ itemContexts: [ItemContext], _ workflow: Workflow, _ back: LinkPart, _ ticks: [String], typed: FormBody?,
    refusal: Refusal?
  ) -> Response {
    let label = move.title[request.language]
    var goes: [OutcomePart.Row] = []
    var refused: [OutcomePart.Row] = []
    for itemContext in itemContexts {
      if let why = self.refusal(of: move, in: itemContext) {
        refused.append(row(itemContext.item, why, workflow))
      } else {
        goes.append(row(itemContext.item, nil, workflow))
      }
    }
    let faults = refusal.map { request.faults($0, workflow) } ?? [:]
    let fields = (move.needs.map { ($0, true) } + move.asks.map { ($0, false) }).filter { !$0.0.isFile }.map { need, isRequired in
      request.control(need, of: workflow, nil, itemContexts[0].roster, isRequired: isRequired, typed: typed, faults: faults)
    }
    let page = BulkPage(
      frame: request.frame(request.text.bulkTitle(label), .ledger), back: back, move: label, name: move.name, csrf: request.csrf,
      key: request.key(), ticks: ticks,
      fields: fields, note: NotePart(refused: fields, in: request.text), goes: OutcomePart(title: request.text.bulkGoesTitle, rows: goes),
      refused: OutcomePart(title: request.text.bulkRefusedTitle, rows: refused))
    return request.page({ page.write(to: &$0, in: request.text) }, status: refusal == nil ? .ok : .unprocessableContent)
  }

  /// The refusal that no input can avert. Missing inputs are asked for instead, except files, which a bulk move cannot
  /// supply.
  private func refusal(of move: Move, in itemContext: ItemContext) -> Refusal? {
    guard let refusal = itemContext.refusal(of: move.name, on: request.action) else { return nil }
    guard case .missing(let needs) = refusal else { return refusal }
    let files = needs.filter(\.isFile)
    return files.isEmpty ? nil : .missing(files)
  }

  private func row(_ item: Item, _ refusal: Refusal?, _ workflow: Workflow) -> OutcomePart.Row {
    OutcomePart.Row(
      number: request.number(item), title: item.title, address: request.address(item), state: request.state(item),
      refusal: refusal.map { request.sentence($0, in: workflow) })
  }

  private func make(
    _ move: Move, _ itemContexts: [ItemContext], _ form: FormBody, _ workflow: Workflow, _ back: LinkPart, _ ticks: [String]
  ) async throws -> Response {
    let missing = move.needs.filter { !$0.isFile && !isFilled($0, form, workflow) && !isHeldByAll($0, itemContexts) }
    if !missing.isEmpty { return preview(move, itemContexts, workflow, back, ticks, typed: form, refusal: .missing(missing)) }
    let targets = zip(ticks, itemContexts).map { tick, itemContext in
      MoveRequest.Target(
        item: itemContext.item.id, version: tick.split(separator: ":").dropFirst().first.flatMap { Int($0) },
        inputs: { workflow, _ in request.inputs(form, workflow) })
    }
    let answer = try await site.useCases.makeMove(
      MoveRequest(move.name, on: targets, by: request.actor, key: form.key("POST /bulk")),
      respond: { _ in IdempotentResponse(status: 303, location: back.address, body: "") })
    // A form sent twice: the items as they are now.
    let results: [MakeMove.Result] =
      switch answer {
      case .fresh(let results): results
      case .stored: itemContexts.map { .success($0) }
      }
    // A form that no item can take comes back, filled.
    if let faults = results.compactMap(\.faults).first, results.allSatisfy({ $0.faults != nil }) {
      return preview(move, itemContexts, workflow, back, ticks, typed: form, refusal: faults)
    }
    var done: [OutcomePart.Row] = []
    var refused: [OutcomePart.Row] = []
    for (itemContext, result) in zip(itemContexts, results) {
      switch result {
      case .success(let after): done.append(row(after.item, nil, workflow))
      case .failure(let refusal): refused.append(row(itemContext.item, refusal, workflow))
      }
    }
    let label = move.title[request.language]
    let page = BulkResultPage(
      frame: request.frame(label, .ledger), back: back, move: label,
      refused: OutcomePart(title: request.text.bulkRefusedTitle, isDone: true, rows: refused),
      done: OutcomePart(title: request.text.bulkDoneTitle, isDone: true, rows: done))
    return request.page { page.write(to: &$0, in: request.text) }
  }

  /// Whether every item already has what the move needs.
  private func isFilled(_ need: Need, _ form: FormBody, _ workflow: Workflow) -> Bool {
    request.inputs(form, workflow).values[need.description] != nil
  }

  private func isHeldByAll(_ need: Need, _ itemContexts: [ItemContext]) -> Bool {
    itemContexts.allSatisfy { itemContext in
      itemContext.offers(to: request.user.person, at: request.now).contains { $0.move.needs.contains(need) && !$0.needs.contains(need) }
    }
  }
}

extension MakeMove.Result {
  /// The refusal of a form that was filled in wrong; nil for any other result.
  fileprivate var faults: Refusal? {
    if case .failure(let refusal) = self, case .faults = refusal { refusal } else { nil }
  }
}
