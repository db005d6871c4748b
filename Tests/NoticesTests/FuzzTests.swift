import Domain
import Foundation
import Notices
import Testing

/// Reads fixtures with lines moved, cut and mixed. Every draft must only refer to lines of its text.
@Suite struct FuzzTests {
  private static let isSoaking = ProcessInfo.processInfo.environment["DUBAN_SOAK"] == "1"

  @Test func mixedNoticesAreRead() async throws {
    let texts = try Expectation.names.map { String(decoding: try Expectation.file($0 + ".txt"), as: UTF8.self) }
    var state: UInt64 = 12
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(sides, 1)))
    }
    for round in 0..<(Self.isSoaking ? 10_000 : 300) {
      var lines = texts[roll(texts.count)].split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let other = texts[roll(texts.count)].split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      for _ in 0...roll(6) where !lines.isEmpty {
        let index = roll(lines.count)
        switch roll(5) {
        case 0: lines.remove(at: index)
        case 1: lines.insert(other[roll(other.count)], at: index)
        case 2: lines.swapAt(index, roll(lines.count))
        case 3: lines[index] = String(lines[index].prefix(roll(lines[index].count)))
        default: lines[index] += other[roll(other.count)]
        }
      }
      let draft = Draft(text: lines.joined(separator: "\n"))
      let named = (draft.tasks ?? []).compactMap { $0.source?.line } + (draft.doubts ?? []).map(\.line)
      #expect(named.allSatisfy { (1...max(lines.count, 1)).contains($0) }, "round \(round)")
      // Lets other tests run, which wait for servers.
      await Task.yield()
    }
  }
}
