import Domain
import Synchronization

/// Notifies subscribers of changes. A commit only signals that something changed; what changed is read once for all subscribers, at most twice
/// a second, so that thousands of moves are few notifications and cost next to nothing without subscribers.
final class ChangeBroadcaster: Sendable {
  private struct State {
    var event = ChangeEvent()
    var subscribers: [Int: AsyncStream<ChangeEvent>.Continuation] = [:]
    var next = 0
    var isOver = false
  }

  private let state = Mutex(State())
  private let count = Atomic(0)
  private let hasGap = Atomic(false)
  private let (signals, signal) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
  private static let pause = Duration.milliseconds(500)
  /// So that dead connections are noticed.
  private static let heartbeat = Duration.seconds(15)

  /// Called after a commit.
  func somethingChanged() {
    if count.load(ordering: .relaxed) > 0 { signal.yield() }
  }

  /// Notifications may have been lost: the next event tells subscribers that everything may have changed.
  func mayHaveMissed() {
    hasGap.store(true, ordering: .sequentiallyConsistent)
    signal.yield()
  }

  func subscribe() -> ChangeSubscription {
    let (news, continuation) = AsyncStream<ChangeEvent>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let round: Int? = state.withLock { state in
      if state.isOver { return nil }
      let id = state.next
      state.next += 1
      state.subscribers[id] = continuation
      continuation.onTermination = { [weak self] _ in self?.remove(id) }
      return state.event.round
    }
    guard let round else {
      continuation.finish()
      return ChangeSubscription(round: 0, news: news) {}
    }
    count.add(1, ordering: .relaxed)
    signal.yield()
    return ChangeSubscription(round: round, news: news) { continuation.finish() }
  }

  private func remove(_ id: Int) {
    let wasThere = state.withLock { $0.subscribers.removeValue(forKey: id) != nil }
    if wasThere { count.subtract(1, ordering: .relaxed) }
  }

  /// Notifies subscribers until the task is cancelled, and then ends their subscriptions.
  func run(from newest: Int64, _ read: @escaping @Sendable (_ after: Int64?) async throws -> (newest: Int64, since: [InitiativeChange]?))
    async
  {
    state.withLock { $0.event.sequence = newest }
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for await _ in self.signals {
          // An error signals again.
          try? await self.readChanges(read)
          try? await Task.sleep(for: Self.pause)
        }
      }
      group.addTask {
        while !Task.isCancelled {
          try? await Task.sleep(for: Self.heartbeat)
          self.notify { _ in }
        }
      }
    }
    let subscribers = state.withLock { state in
      defer { (state.subscribers, state.isOver) = ([:], true) }
      return state.subscribers
    }
    for subscriber in subscribers.values { subscriber.finish() }
  }

  private func readChanges(_ read: (Int64?) async throws -> (newest: Int64, since: [InitiativeChange]?)) async throws {
    let isAfterGap = hasGap.exchange(false, ordering: .sequentiallyConsistent)
    let last = state.withLock { $0.event.sequence }
    do {
      let (newest, since) = try await read(isAfterGap ? nil : last)
      if newest == last, !isAfterGap { return }
      notify { event in
        event.sequence = newest
        if let since, !isAfterGap {
          let changed = Set(since.map(\.initiative))
          event.latest = since + event.latest.filter { !changed.contains($0.initiative) }
        } else {
          event.round += 1
          event.latest = []
        }
      }
    } catch {
      if isAfterGap { hasGap.store(true, ordering: .sequentiallyConsistent) }
      signal.yield()
      throw error
    }
  }

  private func notify(_ change: (inout ChangeEvent) -> Void) {
    let (event, subscribers) = state.withLock { state in
      change(&state.event)
      return (state.event, Array(state.subscribers.values))
    }
    for subscriber in subscribers { subscriber.yield(event) }
  }
}
