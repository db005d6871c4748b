import TestSupport
import Testing

/// Kills the server with `kill -9` while sixteen clerks write.
@Suite("Killing the server", .serialized) struct KillTests {
  @Test("A killed server loses no acknowledged write", arguments: Base.allCases)
  func losesNothingThatWasAcknowledged(_ base: Base) async throws {
    let office = try await Office.open(on: base)
    let desk = Clerks(office)
    var server = try await office.serve()
    for round in 1...Soak.rounds(3, soaking: 20) {
      let enough = await desk.answers + Int.random(in: 100...300)
      await withTaskGroup(of: Void.self) { clerks in
        for clerk in 1...16 { clerks.addTask { await desk.work("\(round)-\(clerk)") } }
        let isBusy = await eventually(within: .seconds(300)) { await desk.answers >= enough }
        #expect(isBusy)
        await server.kill()
      }
      server = try await office.serve()
      try await desk.compare()
      #expect(try await office.duban.run("verify").output == "")
    }
    try await server.stop()
    #expect(try await office.duban.run("verify").status == 0)
  }
}
