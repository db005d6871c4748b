import Synchronization
import TestSupport
import Testing

@testable import Store

struct DurabilityTests {
  @Test func theWriterSyncsFully() async throws {
    let house = try await House()
    #expect(try await house.store.commits.run { try $0.count("PRAGMA synchronous") } == 2)
    #expect(try await house.store.read { try $0.first("PRAGMA journal_mode") { $0.text(0) } } == "wal")
  }

  @Test func aReaderNeverWrites() async throws {
    let house = try await House()
    await #expect(throws: SQLiteFault.self) { _ = try await house.store.read { try $0.run("DELETE FROM versions") } }
  }

  @Test(arguments: Base.allCases) func whatFailsAfterItWroteIsUndoneAloneAmongThoseWrittenWithIt(_ base: Base) async throws {
    let house = try await House(on: base)
    struct Failure: Error {}
    let failed = Mutex<[Int]>([])
    let jobs = (0..<20).map { number in
      WriteBatch.Job(items: []) { connection, _ in
        try connection.run("INSERT INTO versions (name, value) VALUES (\("job \(number)"), 1)")
        if number % 7 == 3 { throw Failure() }
      } finish: { result in
        if case .failure = result { failed.withLock { $0.append(number) } }
      }
    }
    await house.store.driver.write(WriteBatch { jobs })
    #expect(failed.withLock { $0.sorted() } == [3, 10, 17])
    let kept = try await house.store.read { try $0.rows("SELECT name FROM versions WHERE name LIKE 'job %'") { $0.text(0) } }
    #expect(Set(kept) == Set((0..<20).filter { $0 % 7 != 3 }.map { "job \($0)" }))
  }

  @Test(arguments: Base.allCases) func aLongHistoryIsChainedSomeAtATime(_ base: Base) async throws {
    let house = try await House(on: base)
    for number in 1...3 { _ = try await house.register("补卡后账户余额\(number)") }
    let all = try await house.store.read { try $0.count("SELECT count(*) FROM history") }
    var counts: [Int] = []
    while let mark = try await house.store.checkpoint(at: House.now, most: 2) { counts.append(mark.count) }
    #expect(counts.count == (all + 1) / 2 && counts.last == all)
    #expect(try await house.store.verify() == [])
  }
}
