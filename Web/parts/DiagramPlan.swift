extension DiagramPart {
  /// A state of the workflow; states are passed in the order of the file.
  package struct State: Sendable {
    package var id: String
    package var word: String
    package var nodeState: NodeState
    package var isDone: Bool

    package init(id: String, word: String, nodeState: NodeState = .ahead, isDone: Bool = false) {
      self.id = id
      self.word = word
      self.nodeState = nodeState
      self.isDone = isDone
    }
  }

  /// A move from one state to another. A move from several states is passed as one step from each.
  package struct Step: Sendable {
    package var from: String
    package var to: String
    package var word: String
    package var isTaken: Bool
    /// The last person who made the move, and when: 11月18日 王明.
    package var by: String
    /// The number of times a move back was made: 1次.
    package var often: String

    package init(from: String, to: String, word: String, isTaken: Bool = false, by: String = "", often: String = "") {
      self.from = from
      self.to = to
      self.word = word
      self.isTaken = isTaken
      self.by = by
      self.often = often
    }
  }
}

/// The rows and columns of the states, before anything is measured: the main line down the middle, the other states to its right.
struct DiagramPlan {
  typealias State = DiagramPart.State
  typealias Step = DiagramPart.Step

  struct Position: Equatable {
    var row: Int
    var isSide: Bool
  }

  /// Steps back to one state with the same label, drawn as one edge that several states join.
  struct Back {
    var target: Int
    var sources: [Int]
    var steps: [Step]
    var lane = 0
    var last: Int { sources.max() ?? target }
  }

  let states: [State]
  let steps: [Step]
  private(set) var positions: [String: Position] = [:]
  private(set) var backs: [Back] = []

  /// A larger workflow is reduced to the states that matter from the current one.
  private static let maxStates = 9

  init(states: [State], steps: [Step]) {
    self.init(all: states, steps)
    guard states.count > Self.maxStates, let here = states.first(where: { $0.nodeState == .current }) else { return }
    let near = steps.filter { $0.from == here.id }.map(\.to)
    let kept = states.filter { !position($0.id).isSide || $0.nodeState != .ahead || near.contains($0.id) }
    self = DiagramPlan(all: kept, steps)
  }

  private init(all states: [State], _ steps: [Step]) {
    self.states = states
    self.steps = Self.merged(
      steps.filter { step in step.from != step.to && states.contains { $0.id == step.from } && states.contains { $0.id == step.to } })
    placeMain()
    placeSides()
    backs = laned(gatheredBacks())
  }

  var rows: Int { (positions.values.map(\.row).max() ?? 0) + 1 }
  var lanes: Int { (backs.map(\.lane).max() ?? -1) + 1 }
  func position(_ id: String) -> Position { positions[id] ?? Position(row: 0, isSide: false) }
  func hasSide(_ row: Int) -> Bool { positions.values.contains(Position(row: row, isSide: true)) }

  /// Merges moves between the same two states into one edge, labelled with the one that was taken, else with the first.
  private static func merged(_ steps: [Step]) -> [Step] {
    var kept: [Step] = []
    for step in steps {
      if let same = kept.firstIndex(where: { $0.from == step.from && $0.to == step.to }) {
        if step.isTaken && !kept[same].isTaken { kept[same] = step }
      } else {
        kept.append(step)
      }
    }
    return kept
  }

  /// Finds the longest path from the first state to a done one that never goes back in the file's order. Files are written in the order of
  /// work, so this is the expected path.
  private mutating func placeMain() {
    var best: [[Int]] = []
    for (index, state) in states.enumerated() {
      let before = steps.filter { $0.to == state.id }.compactMap { step in states.firstIndex { $0.id == step.from } }
      let longest = before.filter { $0 < index }.map { best[$0] }.filter { $0.first == 0 }.max { $0.count < $1.count }
      best.append((longest ?? []) + [index])
    }
    let whole = best.filter { $0.first == 0 }
    let ending = whole.filter { states[$0[$0.count - 1]].isDone }
    // `max` returns the last of equals, but the first done state of the file is wanted.
    let line = (ending.isEmpty ? whole : ending).reversed().max { $0.count < $1.count } ?? []
    for (row, index) in line.enumerated() { positions[states[index].id] = Position(row: row, isSide: false) }
  }

  /// Places each other state beside the last state that leads to it, or in the nearest free row.
  private mutating func placeSides() {
    let main = positions
    for state in states where main[state.id] == nil {
      let near = steps.compactMap { step in step.to == state.id ? main[step.from]?.row : nil }.sorted(by: >)
      let other = steps.compactMap { step in step.from == state.id ? main[step.to]?.row : nil }
      let wanted = near + other
      let anchor = wanted.first ?? 0
      let free = (0...states.count).filter { !hasSide($0) }
      let row = near.first { free.contains($0) } ?? free.min { (abs($0 - anchor), $0) < (abs($1 - anchor), $1) } ?? anchor
      positions[state.id] = Position(row: row, isSide: true)
    }
  }

  private func gatheredBacks() -> [Back] {
    var found: [Back] = []
    for step in steps where !position(step.from).isSide && !position(step.to).isSide && position(step.to).row < position(step.from).row {
      let (from, to) = (position(step.from).row, position(step.to).row)
      if let same = found.firstIndex(where: { $0.target == to && $0.steps[0].word == step.word }) {
        found[same].sources.append(from)
        found[same].steps.append(step)
      } else {
        found.append(Back(target: to, sources: [from], steps: [step]))
      }
    }
    return found
  }

  /// Assigns lanes: short edges inside, long ones around them; edges that do not overlap share a lane.
  private func laned(_ backs: [Back]) -> [Back] {
    var done: [Back] = []
    for var back in backs.sorted(by: { ($0.last - $0.target, $0.target) < ($1.last - $1.target, $1.target) }) {
      let taken = done.filter { $0.target <= back.last && back.target <= $0.last }.map(\.lane)
      back.lane = (0...done.count).first { !taken.contains($0) } ?? 0
      done.append(back)
    }
    return done
  }
}
