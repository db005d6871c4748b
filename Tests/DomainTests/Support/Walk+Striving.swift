import Domain
import TestSupport

/// People who want to get on: whoever may makes a move that was not made yet, and fills in amounts that balance.
extension Walk {
  mutating func striven(on id: Item.ID, _ made: Set<String>) -> Change? {
    let item = book[id]
    guard let workflow = book.workflows[item.kind] else { return nil }
    if book.children(of: id).isEmpty, let part = part(of: item, workflow) { return part }
    let barred = dice.oneIn(12) ? [] : Self.ends
    let moves = workflow.moves(from: item.state).filter { !$0.by.isEmpty && !barred.contains($0.name) }.shuffled(using: &dice)
    let fresh = moves.filter { !made.contains("\(item.kind)/\($0.name)") }
    for move in fresh + moves.filter({ !fresh.contains($0) }) {
      let form = balanced(form(for: move, of: workflow, whole: true), for: move, on: item)
      for person in Person.everyone.shuffled(using: &dice) {
        if let change = try? book.context(id).decide(move.name, with: form, on: book.action(person)) { return change }
      }
    }
    return try? book.context(id).tick(on: book.action(.system))
  }

  private static let ends = ["cancel", "withdraw", "decline", "dissolve", "call-off", "drop", "refuse", "nothing"]

  /// What wants parts is given one.
  private mutating func part(of item: Item, _ workflow: Workflow) -> Change? {
    let wanted = workflow.moves(from: item.state).contains { $0.guards.contains(.partsMade) }
    guard wanted, let kind = book.workflows.newest.first(where: { $0.registration.under.contains(item.kind) && $0.kind != "extension" })
    else { return nil }
    let place = book.registration(under: item.id)
    let form = WalkForms.form(for: kind, now: book.now, with: &dice)
    for person in Person.everyone.shuffled(using: &dice) {
      if let change = try? place.register(kind.kind, with: form, on: book.action(person)) { return change }
    }
    return nil
  }

  /// The last amount that is asked for is what makes the sum come out.
  private func balanced(_ form: Form, for move: Move, on item: Item) -> Form {
    var form = form
    let asked = (move.needs + move.asks).compactMap { if case .field(let id) = $0 { id } else { nil } }
    for case .sums(let left, _, let right) in move.guards {
      guard let own = (left + right).last(where: { $0.place == .own && asked.contains($0.field) }) else { continue }
      form.fields[own.field] = .integer(0)
      let (less, more) = left.contains(own) ? (left, right) : (right, left)
      form.fields[own.field] = .integer(max(0, total(more, form, item) - total(less, form, item)))
    }
    return form
  }

  private func total(_ terms: [Term], _ form: Form, _ item: Item) -> Int64 {
    terms.reduce(0) { sum, term in
      func held(_ items: [Item], all: Bool) -> Int64 {
        items.filter { item in
          (all || item.isDone) && book.workflows[item.kind]?.state(item.state)?.isVoid != true
        }.reduce(0) { $0 + ($1.fields[term.field]?.integer ?? 0) }
      }
      let beside = item.parent.map { book.children(of: $0).filter { $0.id != item.id && $0.kind == item.kind } } ?? []
      let value =
        switch term.place {
        case .own: form.fields[term.field]?.integer ?? item.fields[term.field]?.integer ?? 0
        case .whole: item.parent.flatMap { book[$0].fields[term.field]?.integer } ?? 0
        case .parts: held(book.children(of: item.id), all: false)
        case .allParts: held(book.children(of: item.id), all: true)
        case .siblings: held(beside, all: false)
        case .allSiblings: held(beside, all: true)
        case .number: Int64(term.field) ?? 0
        }
      return sum + (value * Int64(term.percent) + 99) / 100
    }
  }
}
