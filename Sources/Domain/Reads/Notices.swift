/// Why a file could not be read as a notice: a code for machines, a sentence for people that says what to do.
package struct NoticeFault: Error, Hashable, Sendable {
  package var code: String
  package var sentence: Name
  package init(_ code: String, _ sentence: Name) {
    self.code = code
    self.sentence = sentence
  }
}

/// One file of a notice as it was handed in.
package struct NoticeFile: Sendable {
  /// As its owner calls it; what a file is told by its bytes, but a name that promises another format is a damaged file.
  package var name: String
  package var bytes: [UInt8]
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// A notice as it was read: its text, a line an element, and what it seems to say.
package struct ReadNotice: Hashable, Sendable, Codable {
  package var lines: [String]
  package var draft: Draft
  package init(lines: [String], draft: Draft) {
    self.lines = lines
    self.draft = draft
  }
}
