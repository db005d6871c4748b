import Domain
import Synchronization

/// Tells whoever listens that something changed. A commit only says "look": what changed since is read once for all of them, twice
/// a second at the most, so that thousands of moves are few announcements and cost next to nothing where nobody listens.
final class SQLChangeFeed: Sendable {
  private struct State {
    var news = ChangeEvent()
    var listeners: [Int: AsyncStream<ChangeEvent>.Continuation] = [:]
    var next = 0
    var isOver = false
  }

  private let state = Mutex(State())
  private let count = Atomic(0)
  private let hasGap = Atomic(false)
  private let (looks, look) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
  private static let pause = Duration.milliseconds(500)
  /// So that connections that died are noticed.
  private static let heartbeat = Duration.seconds(15)

  /// After a commit.
  func somethingChanged() {
    if count.load(ordering: .relaxed) > 0 { look.yield() }
  }

  /// Changes may have gone unheard.
  func mayHaveMissed() {
    hasGap.store(true, ordering: .sequentiallyConsistent)
    look.yield()
  }

  func listen() -> ChangeSubscription {
    let (news, continuation) = AsyncStream<ChangeEvent>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let round: Int? = state.withLock { state in
      if state.isOver { return nil }
      let id = state.next
      state.next += 1
      state.listeners[id] = continuation
      continuation.onTermination = { [weak self] _ in self?.remove(id) }
      return state.news.round
    }
    guard let round else {
      continuation.finish()
      return ChangeSubscription(round: 0, news: news) {}
    }
    count.add(1, ordering: .relaxed)
    look.yield()
    return ChangeSubscription(round: round, news: news) { continuation.finish() }
  }

  private func remove(_ id: Int) {
    let wasThere = state.withLock { $0.listeners.removeValue(forKey: id) != nil }
    if wasThere { count.subtract(1, ordering: .relaxed) }
  }

  /// Looks and tells until it is cancelled; then nobody is told any more.
  func run(from newest: Int64, _ read: @escaping @Sendable (_ after: Int64?) async throws -> (newest: Int64, since: [InitiativeChange]?))
    async
  {
    state.withLock { $0.news.sequence = newest }
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for await _ in self.looks {
          // Where it cannot be read now it is with the next look.
          try? await self.read(read)
          try? await Task.sleep(for: Self.pause)
        }
      }
      group.addTask {
        while !Task.isCancelled {
          try? await Task.sleep(for: Self.heartbeat)
          self.tell { _ in }
        }
      }
    }
    let listeners = state.withLock { state in
      defer { (state.listeners, state.isOver) = ([:], true) }
      return state.listeners
    }
    for listener in listeners.values { listener.finish() }
  }

  private func read(_ read: (Int64?) async throws -> (newest: Int64, since: [InitiativeChange]?)) async throws {
    let isAfterGap = hasGap.exchange(false, ordering: .sequentiallyConsistent)
    let known = state.withLock { $0.news.sequence }
    do {
      let (newest, since) = try await read(isAfterGap ? nil : known)
      if newest == known, !isAfterGap { return }
      tell { news in
        news.sequence = newest
        if let since, !isAfterGap {
          let moved = Set(since.map(\.initiative))
          news.latest = since + news.latest.filter { !moved.contains($0.initiative) }
        } else {
          news.round += 1
          news.latest = []
        }
      }
    } catch {
      if isAfterGap { hasGap.store(true, ordering: .sequentiallyConsistent) }
      look.yield()
      throw error
    }
  }

  private func tell(_ change: (inout ChangeEvent) -> Void) {
    let (news, listeners) = state.withLock { state in
      change(&state.news)
      return (state.news, Array(state.listeners.values))
    }
    for listener in listeners { listener.yield(news) }
  }
}
