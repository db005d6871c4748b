import Domain
import TestSupport
import Testing

/// What random people fill in, by what a kind asks for.
enum WalkForms {
  /// Registers one of a kind, under a whole of a kind that takes it; tried by one after another until somebody may.
  static func register(_ kind: Workflow.Kind, in book: InMemoryRegister, with dice: inout Dice) throws -> Item.ID {
    let workflow = book.workflows[kind]!
    var whole: Item.ID?
    if let above = workflow.registration.under.first {
      whole = above == Workflow.task ? try book.task("上级任务", due: "2020-12-20") : try register(above, in: book, with: &dice)
    }
    var last: Refusal?
    for _ in 0..<40 {
      for person in Person.everyone {
        do throws(Refusal) {
          return try book.register(kind, form(for: workflow, now: book.now, with: &dice), by: person, under: whole)
        } catch { if last == nil || error.code != "not-allowed" { last = error } }
      }
      // A whole may have to go on before it takes a part.
      if let whole { try step(whole, in: book, with: &dice) }
    }
    throw last ?? .notFound
  }

  private static func step(_ id: Item.ID, in book: InMemoryRegister, with dice: inout Dice) throws {
    let workflow = book.workflows[book[id].kind]!
    for person in Person.everyone {
      for move in workflow.moves(from: book[id].state) where workflow.state(move.to)?.isDone == false {
        var form = Form(title: nil, reason: "因故")
        for case .field(let field) in move.needs { form.fields[field] = value(of: workflow.field(field)!, now: book.now, with: &dice) }
        if let change = try? book.context(id).decide(move.name, with: form, on: book.action(person)) { return book.take(change) }
      }
    }
  }

  static func form(for workflow: Workflow, now: Instant, with dice: inout Dice) -> Form {
    var form = Form(title: "\(workflow.name.zh)\(dice.roll(100))", lead: dice.pick([.policy, .technical, .jieshou, .bank]))
    for field in ShippedLibrary.workflows.registrable(in: workflow) {
      let isNeeded = field.isRequired || workflow.registration.needs.contains(.field(field.id))
      if isNeeded || (field.kind != .file && dice.oneIn(2)) { form.fields[field.id] = value(of: field, now: now, with: &dice) }
    }
    if workflow.registration.needs.contains(.assisting) { form.assisting = [.service] }
    let ends = workflow.moves.contains { $0.timing == .limit } && workflow.whole == nil && dice.oneIn(2)
    if ends || workflow.registration.needs.contains(.limit) { form.limit = Zone.china.day(of: now) + 10 }
    return form
  }

  static func value(of field: Field, now: Instant, with dice: inout Dice) -> Value {
    let parties = ["policy", "technical", "service", "jieshou", "bank", "zheng"]
    return switch field.kind {
    case .choice: .text(dice.pick(field.options).id)
    case .flag: .flag(dice.oneIn(2))
    case .number, .money, .percent: .integer(Int64(dice.roll(3) * 100))
    case .date: .text((Zone.china.day(of: now) + dice.roll(30)).description)
    case .file: .list(["a.pdf"])
    case .words: .list([dice.pick(["receipt", "pay", "task", "submit"])])
    case .party: field.takesMany ? .list([dice.pick(parties)]) : .text(dice.pick(parties))
    case .phone: .text("053100001001")
    case .identityCard: .text("37010219800101001X")
    case .text, .paragraph: .text("已办")
    }
  }
}
