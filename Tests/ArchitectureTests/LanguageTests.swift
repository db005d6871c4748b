import Testing

private enum LanguageRules {
  /// Names that this code once had for what the field has a word for.
  private static let homeMade: Set<String> = [
    "Announcer", "Announcing", "Assembly", "BatchMark", "Clockwork", "Collecting", "CommitSheet", "Complaint", "Complaints", "Conversation",
    "Counted", "FileMark", "FoldedText", "Glance", "Handing", "Hearing", "ItemWire", "Jobs", "Keeping", "Kept", "KnownItems", "KnownStands",
    "Letter", "Letters", "Likeness", "ListWays", "Listening", "LogTaker", "Moment", "Moments", "Moving", "News", "Occasion", "Once",
    "OutOfReach", "Paper", "Patience", "Piece", "Post", "PostRows", "Posting", "Question", "Recount", "Reliance", "Ruled", "SearchSheet",
    "SearchUpkeep", "SearchWalk", "Secrets", "SoughtWords", "Stand", "Standing", "StandingReminders", "StoredAnswer", "Surroundings",
    "Sweep",
    "SweepService", "TallySheet", "Together", "Told", "Traffic", "Turn", "UndoneJob", "Upkeep", "Visit", "Visitor", "Wire", "World",
    "WrittenRow", "WrittenRows",
  ]
  /// Of a hundred comment lines.
  static let maxDialect = 5.0
  /// Beginnings of a sentence without a subject.
  private static let beginnings = ["What ", "Whoever ", "Where ", "Those that ", "Of those ", "Whose "]
  /// Words for stored, sent, notified, whoever: plain English has others.
  private static let words: Set<Substring> = ["stood", "heard", "hears", "told", "whoever", "whatever"]

  static func homeMadeNames(_ files: [SourceFile]) -> [String] {
    files.flatMap { file in
      file.code.compactMap { line in
        guard let declaration = Declaration(line.text.trimmed), declaration.keyword != "extension", homeMade.contains(declaration.name)
        else { return nil }
        return "\(file.path):\(line.number) declares \(declaration.name)"
      }
    }
  }

  static func dialect(_ files: [SourceFile]) -> [String] {
    files.flatMap { file in file.comments.filter { isDialect($0.text) }.map { "\(file.path):\($0.number): \($0.text)" } }
  }

  static func share(_ files: [SourceFile]) -> Double {
    let comments = files.reduce(0) { $0 + $1.comments.count }
    return comments == 0 ? 0 : 100 * Double(dialect(files).count) / Double(comments)
  }

  private static func isDialect(_ comment: Substring) -> Bool {
    let text = comment.drop { $0 == "/" }.trimmed
    if beginnings.contains(where: text.hasPrefix) { return true }
    return text.lowercased().split { !$0.isLetter }.contains { words.contains($0) }
  }
}

@Suite("Language")
struct LanguageTests {
  @Test("of declarations is the field's")
  func names() { #expect(LanguageRules.homeMadeNames(SourceTree.files) == []) }

  @Test(
    "of a home-made declaration is found",
    arguments: ["struct Sweep {", "  private final class Kept<Key> {", "package protocol Post: Sendable {"])
  func spoiltNames(_ line: String) {
    #expect(LanguageRules.homeMadeNames([SourceFile("Sources/Store/A.swift", line)]).count == 1)
    #expect(LanguageRules.homeMadeNames([SourceFile("Sources/Store/A.swift", "extension Sweep {}\nstruct SweepRow {}")]) == [])
  }

  @Test("of comments is plain")
  func comments() {
    let share = LanguageRules.share(SourceTree.files)
    #expect(share <= LanguageRules.maxDialect, "\(LanguageRules.dialect(SourceTree.files).prefix(10).joined(separator: "\n"))")
  }

  @Test(
    "of a comment in dialect is found",
    arguments: [
      "/// What stands in a transaction.", "  // Whoever asks.", "/// Where nothing is left.",
      "/// Sent to those who hear, once it was told.",
    ])
  func spoiltComments(_ line: String) { #expect(LanguageRules.share([SourceFile("Sources/Store/A.swift", line)]) == 100) }

  @Test("of a plain comment passes")
  func plainComments() {
    #expect(
      LanguageRules.dialect([SourceFile("Sources/Store/A.swift", "/// Says what is missing.\n/// Whether it is the first.\nlet told = 1\n")]
      ) == [])
  }
}
