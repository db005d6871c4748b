import Domain
import Foundation
import TestSupport
import Testing

/// Random people try random moves on every shipped kind. Whatever the engine lets happen must be lawful.
@Suite("Random walks")
struct RandomWalkTests {
  static let seed: UInt64 = 20_191_120
  /// `DUBAN_SOAK_WALKS` walks longer, as `make soak` does.
  static let walks = ProcessInfo.processInfo.environment["DUBAN_SOAK_WALKS"].flatMap { Int($0) } ?? 320

  @Test("never leave the law")
  func walks() async throws {
    let kinds = ShippedLibrary.workflows.newest
    var made: Set<String> = []
    for number in 0..<Self.walks {
      let seed = Self.seed + UInt64(number)
      var walk = try Walk(kinds[number % kinds.count].kind, seed: seed)
      try walk.run(steps: 60)
      made.formUnion(walk.made)
      // Other tests wait for servers meanwhile.
      await Task.yield()
    }
    let all = Set(kinds.flatMap { kind in kind.moves.map { "\(kind.kind)/\($0.name)" } })
    print("\(Self.walks) walks from seed \(Self.seed): \(made.count) of \(all.count) moves made")
    // A walk that never makes a move proves nothing about it: the long run makes every one, those of the clock too.
    let never = all.subtracting(made).sorted()
    let most = Self.walks < 2000 ? all.count / 4 : Self.walks < 10_000 ? all.count / 20 : 0
    #expect(never.count <= most, "never made: \(never)")
  }
}

/// One walk: an item, whatever hangs from it, and time that passes.
struct Walk {
  let seed: UInt64
  var dice: Dice
  let book: InMemoryRegister
  private(set) var made: Set<String> = []
  private let first: Item.ID
  /// Whether the people of this walk want to get on with it.
  private let isStriving: Bool

  init(_ kind: String, seed: UInt64) throws {
    self.seed = seed
    var dice = Dice(seed: seed)
    let book = InMemoryRegister(dice.pick(["2019-09-24 08:00", "2019-11-20 09:00", "2019-12-30 16:50", "2020-01-16 12:15"]))
    book.roster.seatEveryone(from: "2019-01-01")
    for _ in 0..<dice.roll(4) {
      let (person, substitute) = (dice.pick(Person.everyone), dice.pick(Person.everyone))
      let first = Zone.china.day(of: book.now) + dice.roll(20)
      if person != substitute { book.roster.standIn(substitute, for: person, first, through: first + dice.roll(10)) }
    }
    isStriving = dice.oneIn(3)
    self.dice = dice
    self.book = book
    first = try Self.start(kind, in: book, with: &self.dice)
  }

  private static func start(_ kind: String, in book: InMemoryRegister, with dice: inout Dice) throws -> Item.ID {
    switch kind {
    case Workflow.initiative:
      var draft = book[Roster.linhe]
      draft.state = "draft"
      book.put(draft)
      return draft.id
    case Workflow.task, "task-share":
      let assisting = dice.pick([[], [Party.technical], [.technical, .jieshou], [.service, .person("zheng")]])
      let before = dice.oneIn(3) ? [try book.task("前一项", lead: .technical)] : []
      return try book.task("联合测试", assisting: kind == "task-share" ? [.technical] : assisting, due: "2019-12-20", follows: before)
    case Workflow.ledger: return try book.entry()
    case Workflow.hotline:
      _ = try book.ticket()
      return try book.ticket(dice.pick(["consult", "urgent"]))
    case "approval" where dice.oneIn(2):
      let task = try book.task("冻结期间签收")
      let bars: [Field.ID: Value] = [
        "name": .text("冻结"), "kinds": .list(["task"]), "moves": .list(["accept"]), "consent": .text("approval"),
      ]
      try book.make("open", on: book.register("freeze", Form(title: "冻结", fields: bars), by: .zhao), by: .zhao)
      let asked: [Field.ID: Value] = ["approver": .text("li"), "matter": .text("急")]
      return try book.register("approval", Form(title: "请示", fields: asked), by: .zhou, under: task)
    case "leading-group", "working-group": return book.group(kind)
    default: return try WalkForms.register(kind, in: book, with: &dice)
    }
  }

  mutating func run(steps: Int) throws {
    for step in 0..<steps {
      book.now = book.now + Int64(1 + dice.roll(dice.oneIn(8) ? 700_000 : 20_000))
      let near = book.items.values.filter {
        [first, book[first].parent].contains($0.id) || $0.parent == first || $0.kind == "task" || $0.kind == book[first].kind
      }.map(\.id).sorted()
      let id = dice.oneIn(4) ? first : dice.pick(near)
      let before = book[id]
      // Several people try before the clock goes on.
      var change: Change?
      if isStriving, !dice.oneIn(4) { change = striven(on: id, made) }
      for _ in 0..<8 where change == nil { change = try tried(on: id) }
      guard let change else { continue }
      book.take(change)
      for write in change.writes {
        for case .moved(let name) in write.entries.map(\.act) { made.insert("\(write.item.kind)/\(name)") }
        ItemInvariants(book, "seed \(seed), step \(step)").holds(for: book[write.item.id], after: write.item.id == id ? before : nil)
      }
    }
  }

  /// Somebody tries something; nil where it is refused.
  private mutating func tried(on id: Item.ID) throws -> Change? {
    let item = book[id]
    let workflow = try #require(book.workflows[item.kind])
    let person = dice.pick(Person.everyone)
    let action = book.action(person)
    do throws(Refusal) {
      switch dice.roll(20) {
      case 0: return try book.context(id).edit(Form(title: "改名\(dice.roll(3))"), on: action)
      case 1: return try book.context(id).note("看过", on: action)
      case 2 where item.kind == "task" && item.parent == nil && dice.oneIn(3):
        let place = book.registration(under: item.id)
        return try place.register("task", with: Form(title: "分项", lead: dice.pick([.policy, .person("zheng")])), on: action)
      case 3, 4:
        let below = book.workflows.newest.filter { $0.registration.under.contains(item.kind) }
        guard !below.isEmpty else { return nil }
        let place = book.registration(under: item.id)
        let kind = dice.pick(below)
        return try place.register(kind.kind, with: WalkForms.form(for: kind, now: book.now, with: &dice), on: action)
      case 5, 6: return try book.context(id).tick(on: book.action(.system))
      default:
        let moves = dice.oneIn(6) ? workflow.moves : workflow.moves(from: item.state)
        guard !moves.isEmpty else { return nil }
        var move = dice.pick(moves)
        // What ends a walk early is rarely tried.
        if ["cancel", "withdraw", "decline", "dissolve"].contains(move.name), !dice.oneIn(6) { move = dice.pick(moves) }
        var context = book.context(id)
        if move.merges != nil { context.main = book.items.values.filter { $0.kind == item.kind && $0.id != id }.min { $0.id < $1.id } }
        return try context.decide(move.name, with: form(for: move, of: workflow), on: action)
      }
    } catch { return nil }
  }

  /// What the move needs, mostly.
  mutating func form(for move: Move, of workflow: Workflow, whole: Bool = false) -> Form {
    var form = Form()
    for need in move.needs + move.asks where whole || !dice.oneIn(10) {
      switch need {
      case .lead: form.lead = dice.pick([.policy, .technical, .service, .jieshou, .person("zheng")])
      case .assisting: form.assisting = dice.pick([[], [.technical], [.service, .policy]])
      case .assignee: form.assignee = dice.pick(Person.everyone).id
      case .limit: form.limit = Zone.china.day(of: book.now) + dice.roll(20)
      case .reason: form.reason = "因故"
      case .title: form.title = "标题"
      case .shares: form.shares = dice.oneIn(8) ? [.service] : [dice.pick([.policy, .technical, .service, .jieshou])]
      case .field(let id): form.fields[id] = WalkForms.value(of: workflow.field(id)!, now: book.now, with: &dice)
      }
    }
    return form
  }
}
