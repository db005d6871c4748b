import Testing

private enum DecisionRules {
  /// Modules that may decide on a change or commit one. `WorkflowFiles` walks a workflow without a database (`workflow trace`).
  private static let deciders: Set<String> = ["Application", "Domain", "Store", "WorkflowFiles"]
  private static let calls = [".commit(", ".permit(", ".decide("]

  static func violations(in files: [SourceFile]) -> [String] {
    files.filter { !deciders.contains($0.module) }.flatMap { file in
      file.code.filter { line in calls.contains { line.text.contains($0) } }.map { "\(file.path):\($0.number): \($0.text.trimmed)" }
    }
  }
}

@Suite("Decisions")
struct DecisionTests {
  @Test("are made and committed by use cases alone")
  func decided() { #expect(DecisionRules.violations(in: SourceTree.files) == []) }

  @Test(
    "that are made elsewhere are found",
    arguments: ["try await store.commit([change], at: now)", "try context.decide(\"submit\", with: form)", "item.permit(move)"])
  func spoilt(_ line: String) {
    for module in ["Site", "Delivery", "duban"] {
      #expect(DecisionRules.violations(in: [SourceFile("Sources/\(module)/A.swift", line)]).count == 1)
    }
    #expect(DecisionRules.violations(in: [SourceFile("Sources/Application/A.swift", line)]) == [])
    #expect(DecisionRules.violations(in: [SourceFile("Sources/Site/A.swift", "// \(line)\nlet move = moves\n")]) == [])
  }
}
