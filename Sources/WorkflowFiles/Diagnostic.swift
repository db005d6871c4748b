import Domain

/// One mistake in a file, with its place. `line` counts from 1.
package struct Diagnostic: Error, Hashable, Sendable {
  /// The path as it was passed to the reader.
  package var file: String
  package var line: Int
  package var sentence: Name

  package init(file: String, line: Int, _ sentence: Name) {
    self.file = file
    self.line = line
    self.sentence = sentence
  }

  /// `kinds/task.yaml:12: …`, as compilers write it.
  package func text(in language: Language) -> String { "\(file):\(line): \(sentence[language])" }
}

/// All mistakes of a file, thrown together so that nobody has to fix a file one line a run.
package struct Diagnostics: Error, Sendable {
  package var list: [Diagnostic]
  package init(_ list: [Diagnostic]) { self.list = list }
}
