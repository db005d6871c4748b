import Domain
import HTTPTypes
import Hummingbird
import Web

/// The same move on many items: first what will be refused and why, then one by one, each with its own record.
struct BulkMove {
  let site: Site
  let visit: Visit

  func answer() async throws -> Response {
    let form = try await visit.form()
    guard let name = form["move"] else { throw visit.context.bad("move") }
    let ticks = form.all("items").prefix(500)
    let ids = ticks.map { Item.ID(String($0.prefix { $0 != ":" })) }
    let found = try await site.registry.worlds(of: ids, within: visit.scope)
    let worlds = try ids.map { id in
      guard let world = found[id] else { throw Refusal.notFound }
      return world
    }
    guard let first = worlds.first, worlds.allSatisfy({ $0.item.kind != Workflow.initiative }),
      let workflow = try? first.workflow(of: first.item),
      let move = workflow.moves.first(where: { $0.name == name })
    else {
      return .seeOther("/")
    }
    let ledger = LinkPart(
      word: visit.text.bulkBack,
      address: "/initiatives/\(first.item.initiative?.text ?? "")/\(first.item.kind == Workflow.ledger ? "ledger" : "schedule")")
    if form["confirm"] == "yes" { return try await make(move, worlds, form, workflow, ledger, Array(ticks)) }
    return preview(move, worlds, workflow, ledger, Array(ticks), typed: nil, refusal: nil)
  }

  private func preview(
    _ move: Move, _ worlds: [World], _ workflow: Workflow, _ back: LinkPart, _ ticks: [String], typed: FormBody?, refusal: Refusal?
  ) -> Response {
    let label = move.title[visit.language]
    var goes: [OutcomePart.Row] = []
    var refused: [OutcomePart.Row] = []
    for world in worlds {
      if let why = self.refusal(of: move, in: world) {
        refused.append(row(world.item, why, workflow))
      } else {
        goes.append(row(world.item, nil, workflow))
      }
    }
    let faults = refusal.map { visit.faults($0, workflow) } ?? [:]
    let fields = (move.needs.map { ($0, true) } + move.asks.map { ($0, false) }).filter { !$0.0.isFile }.map { need, isRequired in
      visit.control(need, of: workflow, nil, worlds[0].roster, isRequired: isRequired, typed: typed, faults: faults)
    }
    let page = BulkPage(
      frame: visit.frame(visit.text.bulkTitle(label), .ledger), back: back, move: label, name: move.name, csrf: visit.csrf,
      key: visit.key(), ticks: ticks,
      fields: fields, note: NotePart(refused: fields, in: visit.text), goes: OutcomePart(title: visit.text.bulkGoesTitle, rows: goes),
      refused: OutcomePart(title: visit.text.bulkRefusedTitle, rows: refused))
    return visit.page({ page.write(to: &$0, in: visit.text) }, status: refusal == nil ? .ok : .unprocessableContent)
  }

  /// What will refuse it whatever the form says; what is merely missing is asked for.
  private func refusal(of move: Move, in world: World) -> Refusal? {
    do throws(Refusal) {
      _ = try world.move(move.name, with: Form(), on: visit.occasion)
      return nil
    } catch {
      guard case .missing(let needs) = error else { return error }
      let files = needs.filter(\.isFile)
      return files.isEmpty ? nil : .missing(files)
    }
  }

  private func row(_ item: Item, _ refusal: Refusal?, _ workflow: Workflow) -> OutcomePart.Row {
    OutcomePart.Row(
      number: visit.number(item), title: item.title, address: visit.address(item), state: visit.state(item),
      refusal: refusal.map { visit.sentence($0, in: workflow) })
  }

  private func make(
    _ move: Move, _ worlds: [World], _ form: FormBody, _ workflow: Workflow, _ back: LinkPart, _ ticks: [String]
  ) async throws -> Response {
    let read: Form
    do {
      let (inputs, uploads) = try await visit.inputs(form, workflow, only: move.needs + move.asks + [.reason])
      read = try FormReader(workflow: workflow, roster: worlds[0].roster, uploads: uploads).form(inputs)
      let missing = move.needs.filter { !$0.isFile && !read.has($0) && !isHeldByAll($0, worlds) }
      if !missing.isEmpty { throw Refusal.missing(missing) }
    } catch let refusal as Refusal {
      return preview(move, worlds, workflow, back, ticks, typed: form, refusal: refusal)
    }
    var done: [OutcomePart.Row] = []
    var refused: [OutcomePart.Row] = []
    for (tick, world) in zip(ticks, worlds) {
      let seen = tick.split(separator: ":").dropFirst().first.flatMap { Int($0) }
      do {
        let decided = try await site.decide(on: world.item.id, by: visit.visitor, via: visit.via, version: seen, attempt: move.name) {
          world, occasion throws(Refusal) in
          try world.move(move.name, with: read, on: occasion)
        }
        if case .done(let after) = decided { done.append(row(after.item, nil, workflow)) }
      } catch let refusal as Refusal { refused.append(row(world.item, refusal, workflow)) }
    }
    let label = move.title[visit.language]
    let page = BulkResultPage(
      frame: visit.frame(label, .ledger), back: back, move: label,
      refused: OutcomePart(title: visit.text.bulkRefusedTitle, isDone: true, rows: refused),
      done: OutcomePart(title: visit.text.bulkDoneTitle, isDone: true, rows: done))
    return visit.page { page.write(to: &$0, in: visit.text) }
  }

  private func isHeldByAll(_ need: Need, _ worlds: [World]) -> Bool {
    worlds.allSatisfy { world in
      world.offers(to: visit.visitor.person, at: visit.now).contains { $0.move.needs.contains(need) && !$0.needs.contains(need) }
    }
  }
}
