import TestSupport
import Testing

/// Kills PostgreSQL's primary under load and promotes its standby; two servers and sixteen clerks continue.
@Suite("PostgreSQL failover", .serialized) struct FailoverTests {
  @Test("No acknowledged write is lost in a failover, and no server needs a restart", .timeLimit(.minutes(15)))
  func nothingAcknowledgedIsLostAndNobodyRestartsAnything() async throws {
    for _ in 1...Soak.rounds(1, soaking: 5) {
      let primary = try await Cluster()
      let standby = try await Cluster(standbyOf: primary)
      // Synchronous replication: a write is acknowledged only once the standby has it.
      try await primary.query("ALTER SYSTEM SET synchronous_standby_names = '*'")
      try await primary.query("SELECT pg_reload_conf()")
      let isFollowed = try await eventually {
        try await primary.query("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == ["1"]
      }
      #expect(isFollowed)
      let name = try await primary.newDatabase()
      let location = "postgresql://duban@127.0.0.1:\(primary.port),127.0.0.1:\(standby.port)/\(name)"
      let office = try await Office.open(at: location)
      let server = try await office.serve()
      let listeners = try await [office["member"].listen(server: 0), office["member"].listen(server: 1)]
      for listener in listeners { #expect(await listener.begins()) }
      let clerks = Clerks(office)
      await withTaskGroup(of: Void.self) { group in
        for clerk in 1...16 { group.addTask { await clerks.work("\(clerk)") } }
        #expect(await eventually(within: .seconds(300)) { await clerks.answers >= 200 })
        await primary.kill()
        let before = await clerks.answers
        await #expect(throws: Never.self) { try await standby.promote() }
        #expect(await eventually(within: .seconds(300)) { await clerks.answers >= before + 200 }, "work goes on")
        await clerks.stop()
      }
      try await clerks.compare()
      // Listeners receive a catch-up event, since they may have missed changes, and later changes as usual.
      for listener in listeners { #expect(await eventually { listener.events.contains { $0.name == "catch-up" } }) }
      let counts = listeners.map(\.events.count)
      _ = try await office["leader"].register("ledger-entry", "换机之后", ["category": "other"]).ok()
      for (listener, count) in zip(listeners, counts) { #expect(await listener.hears(after: count) && !listener.isOver) }
      #expect(server.isRunning)
      try await server.stop()
      #expect(try await office.duban.run("verify").ok() == "")
    }
  }
}
