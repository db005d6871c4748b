extension DiagramPart {
  /// Draws a workflow: the expected path runs down the middle, other states are on its right, edges back run on its left.
  package init(states: [State], steps: [Step], in text: Text) {
    let drawing = DiagramDrawing(DiagramPlan(states: states, steps: steps), text)
    let names = text.list(states.map(\.word))
    let here = states.first { $0.nodeState == .current }?.word
    self.init(
      width: drawing.width, height: drawing.height, sentence: here.map { text.diagramSentence(names, $0) } ?? text.diagramStates(names),
      nodes: drawing.nodes, edges: drawing.edges.filter { !$0.isTaken } + drawing.edges.filter(\.isTaken), words: drawing.words)
  }
}

/// Measures a plan and draws it. Text widths are estimated, since there is no font here: a Chinese character is as wide as it is high, a
/// Latin letter a little over half.
struct DiagramDrawing {
  typealias Node = DiagramPart.Node
  typealias Step = DiagramPart.Step

  let plan: DiagramPlan
  let text: Text
  private(set) var nodes: [Node] = []
  var edges: [DiagramPart.Edge] = []
  var words: [DiagramPart.Word] = []
  private(set) var width = 388
  private(set) var mainX: Int
  private(set) var mainWidth: Int
  private(set) var sideX = 0
  private(set) var sideWidth: Int
  /// The ids of states reached over a lane between the main line and the side states, one lane each, from left to right.
  private(set) var lanes: [String] = []
  private(set) var laneX = 0

  static let pitch = 90
  static let laneWidth = 36

  init(_ plan: DiagramPlan, _ text: Text) {
    self.plan = plan
    self.text = text
    let main = plan.states.filter { !plan.position($0.id).isSide }
    let side = plan.states.filter { plan.position($0.id).isSide }
    mainX = 16 + Self.laneWidth * plan.lanes
    mainWidth = Self.nodeWidth(main.map(\.word), least: 104)
    sideWidth = Self.nodeWidth(side.map(\.word), least: 100)
    lanes = farTargets()
    spread(hasSide: !side.isEmpty)
    nodes = plan.states.map(node)
    for step in plan.steps { draw(step) }
    for back in plan.backs { draw(back) }
  }

  var height: Int { 6 + Self.pitch * (plan.rows - 1) + Node.height + 14 }
  var middle: Int { mainX + mainWidth / 2 }
  var right: Int { mainX + mainWidth }
  func top(_ row: Int) -> Int { 6 + Self.pitch * row }
  func lane(_ target: String) -> Int { laneX + 10 * (lanes.firstIndex(of: target) ?? 0) }

  static func measure(_ word: String, _ size: Int = 14) -> Int {
    word.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? size * 11 : size * 20) } / 20
  }

  private static func nodeWidth(_ words: [String], least: Int) -> Int {
    let longest = words.map { measure($0) <= 120 ? measure($0) : folded($0).map { measure($0, 12) }.max() ?? 0 }.max() ?? 0
    return max(least, longest + 20)
  }

  /// Breaks a long name into two lines, at the space nearest its middle; Chinese may break anywhere.
  private static func folded(_ word: String) -> [String] {
    let letters = Array(word)
    let gaps = letters.indices.filter { letters[$0] == " " }
    guard let gap = gaps.min(by: { abs($0 * 2 - letters.count) < abs($1 * 2 - letters.count) }) else {
      return [String(letters[..<(letters.count / 2)]), String(letters[(letters.count / 2)...])]
    }
    return [String(letters[..<gap]), String(letters[(gap + 1)...])]
  }

  /// The states reached over a lane: side states from other rows, main states from above the previous one or from a side state of another
  /// row. Main states come last, since their labels are right of the lane.
  private func farTargets() -> [String] {
    let far = plan.steps.filter { step in
      let (from, to) = (plan.position(step.from), plan.position(step.to))
      if from.isSide && to.isSide { return false }
      return from.isSide || to.isSide ? from.row != to.row : to.row > from.row + 1
    }
    let found = plan.states.map(\.id).filter { id in far.contains { $0.to == id } }
    return found.filter { plan.position($0).isSide } + found.filter { !plan.position($0).isSide }
  }

  private mutating func spread(hasSide: Bool) {
    let down = plan.steps.filter { step in
      let (from, to) = (plan.position(step.from), plan.position(step.to))
      return !from.isSide && !to.isSide && to.row == from.row + 1
    }
    let said = down.map { max(Self.measure($0.word), Self.measure($0.by, 12)) }.max() ?? 0
    let across =
      plan.steps.filter { plan.position($0.from).isSide != plan.position($0.to).isSide }.map { Self.measure($0.word, 12) }.max() ?? 0
    laneX = max(middle + 18 + said, right + across + 16)
    sideX = lanes.isEmpty ? right + max(92, across + 16) : laneX + 10 * (lanes.count - 1) + 12
    let beyond = lanes.filter { !plan.position($0).isSide }.map { id in
      lane(id) + 10 + (plan.steps.filter { $0.to == id }.map { Self.measure($0.word, 12) }.max() ?? 0)
    }
    let needed = ([hasSide ? sideX + sideWidth + 4 : 0, middle + 14 + said, right + 4] + beyond).max() ?? 0
    if needed < width, !hasSide, lanes.isEmpty { mainX += (width - needed) / 2 }
    width = max(width, needed)
  }

  private func node(_ state: DiagramPart.State) -> Node {
    let position = plan.position(state.id)
    let lines = Self.measure(state.word) <= 120 ? [state.word] : Self.folded(state.word)
    return Node(
      x: position.isSide ? sideX : mainX, y: top(position.row), width: position.isSide ? sideWidth : mainWidth, word: lines[0],
      second: lines.count > 1 ? lines[1] : "", state: state.nodeState)
  }
}
