import Testing

/// Lets a few cases at a time at the server: the runner would send hundreds at once, and what is measured is not load.
struct Turns: SuiteTrait, TestTrait, TestScoping {
  private static let queue = Queue(free: 6)

  var isRecursive: Bool { true }

  func provideScope(for test: Test, testCase: Test.Case?, performing work: @Sendable () async throws -> Void) async throws {
    await Self.queue.enter()
    do { try await work() } catch {
      await Self.queue.leave()
      throw error
    }
    await Self.queue.leave()
  }

  private actor Queue {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(free: Int) { self.free = free }

    func enter() async {
      if free > 0 {
        free -= 1
      } else {
        await withCheckedContinuation { waiting.append($0) }
      }
    }

    func leave() {
      if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
  }
}

extension Trait where Self == Turns {
  static var inTurns: Turns { Turns() }
}
