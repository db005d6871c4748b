import Testing

@testable import Web

@Suite struct DiagramPartTests {
  @Test(arguments: DiagramSamples.all.keys.sorted())
  func noTwoBoxesOverlapNoWordLiesOnABoxOrAnotherWordAndAllLiesWithinThePicture(name: String) {
    let diagram = DiagramSamples.all[name]!
    let boxes = diagram.nodes.map { Box(left: $0.x, right: $0.x + $0.width, top: $0.y, bottom: $0.y + $0.height) }
    let words = diagram.words.map(Box.init)
    for (index, box) in (boxes + words).enumerated() {
      #expect(box.left >= 0 && box.right <= diagram.width && box.top >= 0 && box.bottom <= diagram.height, "\(index)")
      for other in (boxes + words)[(index + 1)...] { #expect(!box.meets(other), "\(name) \(box) \(other)") }
    }
  }

  @Test func theMainLineRunsDownTheMiddleInTheOrderOfWork() {
    let line = DiagramSamples.task.nodes.filter { $0.x == DiagramSamples.task.nodes[0].x }.sorted { $0.y < $1.y }.map(\.word)
    #expect(line == ["待签收", "未开始", "办理中", "待审核", "已办结"])
  }

  fileprivate struct Box {
    var left: Int
    var right: Int
    var top: Int
    var bottom: Int

    func meets(_ other: Box) -> Bool { left < other.right && other.left < right && top < other.bottom && other.top < bottom }
  }
}

extension DiagramPartTests.Box {
  fileprivate init(_ word: DiagramPart.Word) {
    let size = word.isMinor ? 12 : 14
    let wide = DiagramDrawing.measure(word.text, size)
    if word.isTurned {
      self.init(left: word.x - size + 2, right: word.x, top: word.y - wide / 2, bottom: word.y + wide / 2)
    } else {
      let left = word.x - (word.anchor == .middle ? wide / 2 : word.anchor == .end ? wide : 0)
      self.init(left: left, right: left + wide, top: word.y - size + 2, bottom: word.y)
    }
  }
}

struct DiagramPlanTests {
  @Test func ofManyStatesOnlyThoseThatMatterFromHereAreDrawn() {
    func states(_ here: String) -> [DiagramPart.State] {
      (["a", "b", "c", "d"] + (1...7).map { "side\($0)" } + ["end"]).map {
        .init(id: $0, word: $0, nodeState: $0 == here ? .current : $0 == "side7" ? .visited : .ahead, isDone: $0 == "end")
      }
    }
    let line = ["a", "b", "c", "d", "end"]
    let steps =
      zip(line, line.dropFirst()).map { DiagramPart.Step(from: $0, to: $1, word: "on") }
      + (1...7).map { DiagramPart.Step(from: $0 < 3 ? "a" : "b", to: "side\($0)", word: "off") }
    #expect(DiagramPlan(states: states("a"), steps: steps).states.map(\.id) == ["a", "b", "c", "d", "side1", "side2", "side7", "end"])
    #expect(DiagramPlan(states: states("none"), steps: steps).states.count == 12, "drawn whole where nobody stands in it")
  }
}
