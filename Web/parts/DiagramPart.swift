/// A state diagram, already laid out: boxes, the edges between them with the path taken, and their labels.
package struct DiagramPart: Sendable {
  /// Progress of the drawn item: not yet reached, passed, or the current state.
  package enum NodeState: Sendable { case ahead, visited, current }

  /// The box of a state, in pixels.
  package struct Node: Sendable {
    package var x: Int
    package var y: Int
    package var width: Int
    package var word: String
    /// The second line of a name that is too long for one.
    package var second: String
    package var state: NodeState

    package init(x: Int, y: Int, width: Int, word: String, second: String = "", state: NodeState = .ahead) {
      self.x = x
      self.y = y
      self.width = width
      self.word = word
      self.second = second
      self.state = state
    }

    package static let height = 34
    package var height: Int { Self.height }
    package var isVisited: Bool { state == .visited }
    package var isCurrent: Bool { state == .current }
    package var middle: Int { x + width / 2 }
    /// The baseline of the first line of text.
    package var line: Int { second.isEmpty ? y + 22 : y + 15 }
    package var secondLine: Int { y + 29 }
    package var classes: String { (isCurrent ? "here-word" : "") + (second.isEmpty ? "" : " tight") }
  }

  /// A line between two boxes.
  package struct Edge: Sendable {
    /// The SVG path data (`d`).
    package var path: String
    package var isTaken: Bool
    /// False for an edge that joins another one and ends there.
    package var hasHead: Bool

    package init(path: String, isTaken: Bool = false, hasHead: Bool = true) {
      self.path = path
      self.isTaken = isTaken
      self.hasHead = hasHead
    }
  }

  /// A label at a point, in pixels.
  package struct Word: Sendable {
    package enum Anchor: String, Sendable { case start, middle, end }
    package var text: String
    package var x: Int
    package var y: Int
    package var anchor: Anchor
    /// Smaller and lighter: the person who made the move, edges off the main line.
    package var isMinor: Bool
    /// Rotated beside an edge that runs up; Chinese is set one character under the other instead.
    package var isTurned: Bool

    package init(text: String, x: Int, y: Int, anchor: Anchor = .start, isMinor: Bool = false, isTurned: Bool = false) {
      self.text = text
      self.x = x
      self.y = y
      self.anchor = anchor
      self.isMinor = isMinor
      self.isTurned = isTurned
    }

    package var anchorName: String { anchor.rawValue }
  }

  package var width: Int
  package var height: Int
  /// The text alternative of the picture.
  package var sentence: String
  package var nodes: [Node]
  package var edges: [Edge]
  package var words: [Word]

  package init(width: Int, height: Int, sentence: String, nodes: [Node], edges: [Edge], words: [Word]) {
    self.width = width
    self.height = height
    self.sentence = sentence
    self.nodes = nodes
    self.edges = edges
    self.words = words
  }
}
