/// A state diagram, already laid out: boxes, the ways between them with the path taken, and the words on them.
package struct DiagramPart: Sendable {
  package struct Node: Sendable {
    package enum Standing: Sendable { case ahead, been, here }
    package var x: Int
    package var y: Int
    package var width: Int
    package var height: Int
    package var word: String
    package var standing: Standing

    package init(x: Int, y: Int, width: Int, height: Int, word: String, standing: Standing = .ahead) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
      self.word = word
      self.standing = standing
    }

    package var isBeen: Bool { standing == .been }
    package var isHere: Bool { standing == .here }
    package var middle: Int { x + width / 2 }
    /// The baseline of the word.
    package var line: Int { y + height / 2 + 5 }
  }

  package struct Way: Sendable {
    /// The `d` of its path.
    package var path: String
    package var isTaken: Bool

    package init(path: String, isTaken: Bool = false) {
      self.path = path
      self.isTaken = isTaken
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

    package init(text: String, x: Int, y: Int, anchor: Anchor = .start, isMinor: Bool = false) {
      self.text = text
      self.x = x
      self.y = y
      self.anchor = anchor
      self.isMinor = isMinor
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
