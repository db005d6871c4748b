import Testing

/// What only `duban` may ask the system for; below it, clock and environment are arguments.
private enum PurityRules {
  private static let readings: [(name: String, pattern: @Sendable () -> Regex<Substring>)] = [
    ("the clock", { /(?:^|[^\w.])Date\(\)/ }), ("the clock", { /\bDate\.now\b/ }), ("the clock", { /\btimeIntervalSinceNow\b/ }),
    ("the clock", { /\b(?:clock_gettime|gettimeofday)\(/ }), ("the environment", { /\bgetenv\(/ }),
    ("the environment", { /\bprocessInfo\.environment\b/ }),
  ]

  static func violations(in files: [SourceFile]) -> [String] {
    files.filter { !["duban", "WebCompiler"].contains($0.module) }.flatMap { file in
      file.code.flatMap { line in
        // A look for a word first: a pattern costs more.
        line.text.contains("Date") || line.text.contains("time") || line.text.contains("env")
          ? readings.filter { line.text.contains($0.pattern().wordBoundaryKind(.simple)) }.map {
            "\(file.path):\(line.number) reads \($0.name)"
          } : []
      }
    }
  }
}

@Suite("Below the command line")
struct PurityTests {
  @Test("nothing reads the clock or the environment")
  func readings() { #expect(PurityRules.violations(in: SourceTree.files) == []) }

  @Test(
    "a reading is found",
    arguments: [
      "let now = Date()", "Date.now", "date.timeIntervalSinceNow", "clock_gettime(CLOCK_REALTIME, &time)", "getenv(\"HOME\")",
      "ProcessInfo.processInfo.environment[\"A\"]",
    ])
  func spoilt(_ line: String) {
    #expect(PurityRules.violations(in: [SourceFile("Sources/Store/A.swift", line)]).count == 1)
    #expect(PurityRules.violations(in: [SourceFile("Sources/duban/A.swift", line)]) == [])
    #expect(PurityRules.violations(in: [SourceFile("Sources/Store/A.swift", "  // \(line)")]) == [])
  }

  @Test("a type of ours whose name ends alike is not taken for the clock")
  func ours() {
    #expect(PurityRules.violations(in: [SourceFile("Sources/Site/A.swift", "let date = PartialDate()\nEmailMessage.Date()\n")]) == [])
  }
}
