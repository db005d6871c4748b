import TestSupport
import Testing

/// PostgreSQL's primary dies under load, its standby takes over; two servers and sixteen clerks go on.
@Suite(.serialized) struct FailoverTests {
  @Test(.timeLimit(.minutes(15))) func nothingAcknowledgedIsLostAndNobodyRestartsAnything() async throws {
    for _ in 1...Soak.rounds(1, soaking: 5) {
      let primary = try await Cluster()
      let standby = try await Cluster(standbyOf: primary)
      // Who is told "done" is told so when the standby has it.
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
      // Whoever listens is told that they may have missed something, and hears on.
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
