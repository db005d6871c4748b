import Domain
import Foundation
import TestSupport
import Testing
import WorkflowFiles
import Workflows

/// Exported SCXML means the same to other programs: an independent interpreter passes through the same states as `trace`.
@Suite("SCXML, as another interpreter reads it")
struct SCXMLTests {
  static let seed: UInt64 = 20_191_120
  static let walksPerKind = 40
  static let steps = 50

  private struct Walk: Encodable {
    var file: String
    var events: [String]
  }

  private struct Request: Encodable {
    var files: [String: String]
    var walks: [Walk]
  }

  @Test("agrees with trace, step by step")
  func agreement() throws {
    let workflows = try Library(Shipped.files + [("kinds/错.yaml", ErrandFixture.with("  reopen: {", "  重开: {"))]).workflows.newest
    var dice = Dice(seed: Self.seed)
    var walks: [Walk] = []
    for workflow in workflows {
      for _ in 0..<Self.walksPerKind { walks.append(Walk(file: workflow.kind, events: events(of: workflow, with: &dice))) }
    }
    let files = try Dictionary(uniqueKeysWithValues: workflows.map { ($0.kind, try $0.exported(as: .scxml)) })
    let theirs = try ask(Request(files: files, walks: walks))
    #expect(theirs.count == walks.count)
    var seen: Set<String> = []
    for (number, (walk, states)) in zip(walks, theirs).enumerated() {
      let workflow = try #require(workflows.first { $0.kind == walk.file })
      let ours = workflow.trace(walk.events)
      #expect(ours == states, "\(walk.file), seed \(Self.seed), walk \(number): \(walk.events)")
      #expect(ours.count == Self.steps + 1)
      seen.formUnion(ours.map { "\(walk.file)/\($0)" })
    }
    let all = Set(workflows.flatMap { workflow in workflow.states.map { "\(workflow.kind)/\($0.id)" } })
    #expect(all.subtracting(seen) == [], "walks that never came into a state prove nothing about it")
  }

  /// A random walk: mostly moves from the current state, sometimes another move of the kind or an unknown event.
  private func events(of workflow: Workflow, with dice: inout Dice) -> [String] {
    var events: [String] = []
    var state = workflow.initial.id
    while events.count < Self.steps {
      let taken = workflow.moves(from: state).map(\.name)
      let event: String =
        switch dice.roll(10) {
        case 0: dice.pick(["teleport", "unknown-event", "registered", "done.state.closed"])
        case 1, 2: dice.pick(workflow.moves.map(\.name))
        default: taken.isEmpty ? "after-the-end" : dice.pick(taken)
        }
      // A walk that ends at once tests little.
      if let next = workflow.transition(event, from: state)?.to, workflow.moves(from: next).isEmpty, !dice.oneIn(4) { continue }
      events.append(event)
      state = workflow.transition(event, from: state)?.to ?? state
    }
    return events
  }

  /// One Python process for all files and walks.
  private func ask(_ request: Request) throws -> [[String]] {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "scxml_walk.py")
    let question = FileManager.default.temporaryDirectory.appending(path: "scxml-\(UUID().uuidString).json")
    try JSON.encode(request).write(to: question)
    defer { try? FileManager.default.removeItem(at: question) }
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = ["python3", script.path]
    python.standardInput = try FileHandle(forReadingFrom: question)
    let answer = Pipe()
    python.standardOutput = answer
    try python.run()
    let bytes = try answer.fileHandleForReading.readToEnd() ?? Data()
    python.waitUntilExit()
    try #require(python.terminationStatus == 0, "python-statemachine 3.2.2 is needed: pip install python-statemachine==3.2.2")
    return try JSON.decode([[String]].self, String(decoding: bytes, as: UTF8.self))
  }
}
