import Domain
import TestSupport
import Testing

@testable import Store

struct MomentTests {
  @Test func readsOfOneMomentDoNotSeeWhatIsWrittenMeanwhile() async throws {
    let house = try await House()
    let item = try await house.register("一条")
    let store = house.store
    let other = try await House.open(house.location, house.library)
    let before = try await store.snapshots.inReadTransaction {
      let first = try await store.items.context(of: item.id, within: House.everything).item.title
      try await Task.detached {
        try await other.database.commits.run {
          try $0.run("UPDATE items SET title = '另一条', children_version = children_version + 1 WHERE id = \(item.id)")
        }
      }.value
      return [first, try await store.items.context(of: item.id, within: House.everything).item.title]
    }
    #expect(before == ["一条", "一条"])
    #expect(try await store.items.context(of: item.id, within: House.everything).item.title == "另一条")
    try await other.close()
  }

  /// A task that was begun inside and outlives it reads what stands then.
  @Test func whatOutlivesAMomentReadsByItself() async throws {
    let house = try await House()
    let item = try await house.register("一条")
    let store = house.store
    let (go, start) = AsyncStream<Void>.makeStream()
    let later = try await store.snapshots.inReadTransaction {
      Task {
        for await _ in go { break }
        return try await store.items.context(of: item.id, within: House.everything).item.title
      }
    }
    try await store.database.commits.run {
      try $0.run("UPDATE items SET title = '另一条', children_version = children_version + 1 WHERE id = \(item.id)")
    }
    start.yield()
    #expect(try await later.value == "另一条")
  }
}
