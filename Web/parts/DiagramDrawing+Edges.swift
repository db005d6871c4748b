/// Draws the edges between the boxes and their labels.
extension DiagramDrawing {
  mutating func draw(_ step: Step) {
    let (from, to) = (plan.position(step.from), plan.position(step.to))
    switch (from.isSide, to.isSide) {
    case (false, false) where to.row == from.row + 1: down(step, from.row)
    case (false, false) where to.row < from.row: break
    case (true, true): among(step, from.row, to.row)
    case (false, true) where from.row == to.row: across(step, from.row, isOut: true)
    case (true, false) where from.row == to.row: across(step, from.row, isOut: false)
    default: far(step, from, to)
    }
  }

  private mutating func edge(_ step: Step, _ path: String) {
    edges.append(DiagramPart.Edge(path: path, isTaken: step.isTaken))
  }

  private mutating func minor(_ text: String, _ x: Int, _ y: Int, _ anchor: DiagramPart.Word.Anchor = .start) {
    words.append(DiagramPart.Word(text: text, x: x, y: y, anchor: anchor, isMinor: true))
  }

  private mutating func down(_ step: Step, _ row: Int) {
    let bottom = top(row) + 34
    edge(step, "M\(middle) \(bottom)V\(top(row + 1) - 1)")
    words.append(DiagramPart.Word(text: step.word, x: middle + 10, y: bottom + (step.by.isEmpty ? 32 : 24)))
    if !step.by.isEmpty { minor(step.by, middle + 10, bottom + 41) }
  }

  /// Draws an edge to the state beside, or back from it. If there are both, one is above the other.
  private mutating func across(_ step: Step, _ row: Int, isOut: Bool) {
    let isPair = plan.steps.contains { $0.from == step.to && $0.to == step.from }
    let y = top(row) + (isPair ? isOut ? 10 : 20 : 17)
    edge(step, isOut ? "M\(right) \(y)H\(sideX - 2)" : "M\(sideX) \(y)H\(right + 2)")
    minor(step.word, (right + (lanes.isEmpty ? sideX : min(sideX, laneX))) / 2, isOut ? y - 6 : y + 16, .middle)
  }

  /// Draws an edge over a lane. In a row with a side state it leaves at the corner of the box, below the edges that run there.
  private mutating func far(_ step: Step, _ from: DiagramPlan.Position, _ to: DiagramPlan.Position) {
    let lane = lane(step.to)
    let isDown = from.row < to.row
    var start = "M\(right) \(exit(from.row, isDown))"
    if from.isSide {
      start = "M\(sideX) \(top(from.row) + 27)"
      minor(step.word, sideX, top(from.row) + 48)
    } else if plan.hasSide(from.row) {
      start = "M\(right - 14) \(isDown ? top(from.row) + 34 : top(from.row))V\(exit(from.row, isDown))"
    }
    if let next = joined(step, from, to) {
      edges.append(DiagramPart.Edge(path: start + "H\(lane)V\(exit(next, isDown))", hasHead: false))
    } else {
      let end = to.isSide ? top(to.row) + (isPaired(step.to) ? 10 : 17) : top(to.row) + (plan.hasSide(to.row) ? 29 : 17)
      edge(step, start + "H\(lane)V\(end)H\(to.isSide ? sideX - 2 : right + 2)")
    }
    if !from.isSide && !to.isSide { minor(step.word, lane + 6, top(from.row) + 34 + 28) }
  }

  /// The height at which an edge leaves a row for a lane.
  private func exit(_ row: Int, _ isDown: Bool) -> Int { top(row) + (plan.hasSide(row) ? isDown ? 40 : -6 : 17) }

  /// The next row with an edge to the same state, which this edge joins; nil if it goes all the way itself.
  private func joined(_ step: Step, _ from: DiagramPlan.Position, _ to: DiagramPlan.Position) -> Int? {
    guard !step.isTaken, !from.isSide else { return nil }
    let others = plan.steps.map { (to: $0.to, from: plan.position($0.from)) }
      .filter { $0.to == step.to && !$0.from.isSide && (to.isSide || $0.from.row != to.row - 1) }.map(\.from.row)
    return from.row < to.row
      ? others.filter { $0 > from.row && $0 < to.row }.min() : others.filter { $0 < from.row && $0 > to.row }.max()
  }

  private func isPaired(_ side: String) -> Bool {
    let row = plan.position(side).row
    return plan.steps.contains { $0.from == side && plan.position($0.to) == DiagramPlan.Position(row: row, isSide: false) }
  }

  /// Draws an edge between two side states: straight, or around the states between them.
  private mutating func among(_ step: Step, _ from: Int, _ to: Int) {
    let isDown = from < to
    let x = sideX + sideWidth / 2 + (isDown ? 0 : 12)
    let isFree = !(min(from, to) + 1..<max(from, to)).contains { plan.hasSide($0) }
    let (start, end) = isDown ? (top(from) + 34, top(to) - 1) : (top(from), top(to) + 35)
    if isFree {
      edge(step, "M\(x) \(start)V\(end)")
    } else {
      edge(step, "M\(sideX + sideWidth) \(top(from) + 17)h3V\(top(to) + 17)h-1")
    }
    let isSaid = plan.steps.contains { $0.word == step.word && $0.to == step.to && !plan.position($0.from).isSide }
    if !isSaid { minor(step.word, x + 6, (start + end) / 2 + 4) }
  }

  /// Draws an edge back, up the left side. The outer edge enters above the inner one, so that they do not cross.
  mutating func draw(_ back: DiagramPlan.Back) {
    let lane = mainX - 32 - Self.laneWidth * back.lane
    let inner = plan.backs.filter { $0.target == back.target && $0.lane < back.lane }.count
    let end = top(back.target) + 17 - 8 * inner
    for (source, step) in zip(back.sources, back.steps) {
      let start = "M\(mainX) \(leave(source))H\(lane)"
      if !step.isTaken, let next = back.sources.filter({ $0 < source }).max() {
        edges.append(DiagramPart.Edge(path: start + "V\(leave(next))", hasHead: false))
      } else {
        edge(step, start + "V\(end)H\(mainX - 2)")
      }
    }
    say(back, beside: lane, between: end, and: top(back.sources.min() ?? back.target) + 17)
  }

  private func leave(_ row: Int) -> Int { top(row) + (plan.backs.contains { $0.target == row } ? 27 : 17) }

  private mutating func say(_ back: DiagramPlan.Back, beside lane: Int, between upper: Int, and lower: Int) {
    let step = back.steps.first { $0.isTaken } ?? back.steps[0]
    let size = step.isTaken ? 14 : 12
    if !text.isChinese {
      let y = (upper + lower) / 2
      words.append(DiagramPart.Word(text: step.word, x: lane + size, y: y, anchor: .middle, isMinor: !step.isTaken, isTurned: true))
      if !step.often.isEmpty {
        words.append(DiagramPart.Word(text: step.often, x: lane + size + 13, y: y, anchor: .middle, isMinor: true, isTurned: true))
      }
      return
    }
    let letters = Array(step.word)
    let line = min(16, (lower - upper - (step.often.isEmpty ? 4 : 20)) / max(letters.count, 1))
    let tall = line * letters.count + (step.often.isEmpty ? 0 : 17)
    let first = (upper + lower - tall) / 2 + line - 3
    for (index, letter) in letters.enumerated() {
      words.append(DiagramPart.Word(text: String(letter), x: lane + 6, y: first + line * index, isMinor: !step.isTaken))
    }
    if !step.often.isEmpty { minor(step.often, lane + 6, first + line * letters.count + 1) }
  }
}
