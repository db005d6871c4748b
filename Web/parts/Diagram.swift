/// A state diagram, already laid out: boxes, the ways between them with the path taken, and the words on them.
package struct DiagramPart: Sendable {
  package struct Node: Sendable {
    package enum Standing: Sendable { case ahead, been, here }
    package var x: Int
    package var y: Int
    package var width: Int
    package var word: String
    /// The rest of a name too long for one line.
    package var second: String
    package var standing: Standing

    package init(x: Int, y: Int, width: Int, word: String, second: String = "", standing: Standing = .ahead) {
      self.x = x
      self.y = y
      self.width = width
      self.word = word
      self.second = second
      self.standing = standing
    }

    package static let height = 34
    package var height: Int { Self.height }
    package var isBeen: Bool { standing == .been }
    package var isHere: Bool { standing == .here }
    package var middle: Int { x + width / 2 }
    /// The baselines of its words.
    package var line: Int { second.isEmpty ? y + 22 : y + 15 }
    package var secondLine: Int { y + 29 }
    package var classes: String { (isHere ? "here-word" : "") + (second.isEmpty ? "" : " tight") }
  }

  package struct Way: Sendable {
    /// The `d` of its path.
    package var path: String
    package var isTaken: Bool
    /// A way that joins another ends there without a head.
    package var hasHead: Bool

    package init(path: String, isTaken: Bool = false, hasHead: Bool = true) {
      self.path = path
      self.isTaken = isTaken
      self.hasHead = hasHead
    }
  }

  package struct Word: Sendable {
    package enum Anchor: String, Sendable { case start, middle, end }
    package var text: String
    package var x: Int
    package var y: Int
    package var anchor: Anchor
    /// Smaller and softer: who took it, ways not on the main line.
    package var isMinor: Bool
    /// Written upwards beside a way that runs up; Chinese is set one character under the other instead.
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
  /// The picture in a sentence, for who cannot see it.
  package var sentence: String
  package var nodes: [Node]
  package var ways: [Way]
  package var words: [Word]

  package init(width: Int, height: Int, sentence: String, nodes: [Node], ways: [Way], words: [Word]) {
    self.width = width
    self.height = height
    self.sentence = sentence
    self.nodes = nodes
    self.ways = ways
    self.words = words
  }
}
