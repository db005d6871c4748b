import TestSupport
import Testing

/// The stream of change events: who receives an event, and when a stream ends.
@Suite("Change events", .serialized) struct ChangesTests {
  @Test("A change event reaches the members of its initiative, and others only for items of theirs", arguments: Base.allCases)
  func whoHears(on base: Base) async throws {
    let office = try await Office.open(on: base)
    try await office.duban.run("person", "add", "clerk", "--agency", "历下区医保局", at: Office.morning, input: "长江黄河2019-09\n").ok()
    let clerk = try await office.duban.client("clerk", at: Office.morning)
    let server = try await office.serve()
    let (member, stranger) = try await (office["policy-member"].listen(), clerk.listen())
    #expect(member.headers["content-type"] == "text/event-stream" && member.headers["cache-control"] == "no-store")
    let isLetIn = await member.begins()
    #expect(isLetIn)
    let entry = try await office["leader"].register("ledger-entry", "余额未划回", ["category": "other"]).ok()
    let heard = await member.hears()
    #expect(heard)
    let event = try #require(member.events.first)
    #expect(event.name == "change" && event.json == ["sequence": .number(Double(event.id) ?? -1), "initiative": entry["initiative"]])
    // From now on the item is visible to the clerk.
    try await office["leader"].move(entry["id"].text, "assign", ["lead": "历下区医保局"]).ok()
    let isTold = await stranger.hears()
    #expect(isTold)
    #expect(try await clerk.items().map(\.["id"]) == [entry["id"]])
    #expect(stranger.events.count == 1, "nothing of what was not theirs")
    #expect(stranger.events[0].json["sequence"].int > event.json["sequence"].int)
    #expect(Set(member.events.map(\.json["initiative"])) == [entry["initiative"]])
    try await server.stop()
  }

  @Test("A listener that reconnects receives the changes it missed", arguments: Base.allCases)
  func resuming(on base: Base) async throws {
    let office = try await Office.open(on: base)
    let server = try await office.serve()
    var listener = try await office["member"].listen()
    #expect(await listener.begins())
    let before = listener.lastEventID
    listener.close()
    let entry = try await office["leader"].register("ledger-entry", "余额未划回", ["category": "other"]).ok()
    for place in 0..<server.urls.count {
      listener = try await office["member"].listen(after: "0", lastEventID: before, server: place)
      #expect(await listener.hears())
      #expect(listener.events.map(\.name) == ["catch-up"] && listener.events[0].json["initiatives"].list == [entry["initiative"]])
      let now = listener.lastEventID
      listener = try await office["member"].listen(lastEventID: now, server: place)
      #expect(await listener.begins())
      #expect(listener.events.isEmpty && listener.lastEventID == now, "nothing was missed")
    }
    // A number from before a restore: the server cannot know what the listener has missed.
    listener = try await office["member"].listen(lastEventID: "999999")
    #expect(await listener.hears())
    #expect(listener.events[0].json["initiatives"] == .null && listener.lastEventID < "999999")
    #expect(try await office["member"].get("/changes", ["after": "x"]).status == 400)
    try await server.stop()
  }

  @Test("A listener whose session or membership ended receives no more events", arguments: Base.allCases)
  func rightsThatEnd(on base: Base) async throws {
    let office = try await Office.open(on: base)
    try await office.duban.run("person", "password", "liaison", input: "长江黄河2019-09\n").ok()
    let server = try await office.serve()
    let browser = try await PageVisitor.signIn(at: server.url, "liaison", "长江黄河2019-09")
    let (signedOut, unseated, stays) = try await (browser.listen(), office["policy-member"].listen(), office["leader"].listen())
    for listener in [signedOut, unseated, stays] { #expect(await listener.begins()) }
    _ = try await browser.post("/sign-out", [("csrf", try await browser.get("/me").hidden("csrf"))])
    try await office.duban.alter(
      "UPDATE memberships SET last_day = 1, first_day = 1 WHERE person = (SELECT id FROM people WHERE login = 'policy-member')",
      "UPDATE initiatives SET roster_version = roster_version + 1", "UPDATE versions SET value = value + 1 WHERE name = 'directory'")
    _ = try await office["leader"].register("ledger-entry", "余额未划回", ["category": "other"]).ok()
    #expect(await stays.hears())
    #expect(await eventually { signedOut.isOver })
    let count = stays.events.count
    _ = try await office["leader"].register("ledger-entry", "余额未划回二", ["category": "other"]).ok()
    #expect(await stays.hears(after: count))
    #expect(signedOut.events.isEmpty && unseated.events.isEmpty && !unseated.isOver)
    await #expect(throws: Listener.Refused.self) { _ = try await browser.listen() }
    try await server.stop()
  }

  @Test("Changes by a command beside the server are announced, an import once it is complete", arguments: Base.allCases)
  func aVerbBesideIt(on base: Base) async throws {
    let office = try await Office.open(on: base)
    let server = try await office.serve()
    let listener = try await office["leader"].listen()
    #expect(await listener.begins())
    let file = try office.duban.write("title,category\n" + (1...1200).map { "第\($0)户,other\n" }.joined(), to: "ledger.csv")
    try await office.duban.run("import", "ledger-entry", file, "--initiative", "jinan-2019-9", at: Office.morning).ok()
    #expect(await listener.hears())
    #expect(try await office["leader"].items(["kind": "ledger-entry", "limit": "200"]).count == 1200)
    #expect(listener.events.count == 1, "nothing while it could not be seen")
    try await server.stop()
  }

  @Test("Many changes in a short time are announced in few events") func folding() async throws {
    let office = try await Office.open()
    let server = try await office.serve()
    let listener = try await office["leader"].listen()
    #expect(await listener.begins())
    let start = ContinuousClock.now
    for number in 1...300 { _ = try await office["leader"].register("ledger-entry", "第\(number)户", ["category": "other"]).ok() }
    let newest = try await office["leader"].listen(after: "0")
    #expect(await newest.hears())
    #expect(await eventually { listener.lastEventID == newest.lastEventID })
    #expect(Double(listener.events.count) <= 2 * ((ContinuousClock.now - start) / .seconds(1)) + 2)
    try await server.stop()
  }

  @Test("Streams above the limit are refused, and closed streams make room") func limits() async throws {
    let duban = try await Duban(["DUBAN_STREAMS": "26"], on: .sqlite)
    try await duban.run("initiative", "load", "jinan-2019-9", at: "2019-11-12T08:30+08:00").ok()
    let (leader, member) = try await (duban.client("leader", at: Office.morning), duban.client("member", at: Office.morning))
    let server = try await duban.serve(at: Office.morning)
    var listeners: [Listener] = []
    for _ in 1...24 { listeners.append(try await leader.listen()) }
    func refusal(_ client: Client) async -> Listener.Refused? {
      do { _ = try await client.listen() } catch let refused as Listener.Refused { return refused } catch {}
      return nil
    }
    let own = try #require(await refusal(leader))
    #expect(own.status == 429 && own.headers["retry-after"] == "30" && own.text.contains("too-many-streams"))
    for _ in 1...2 { listeners.append(try await member.listen()) }
    #expect(await refusal(member)?.status == 503)
    listeners.removeFirst(4)
    #expect(try await eventually { try await server.guest.send("GET", "/metrics").text.contains("\nduban_streams 22\n") })
    listeners.append(try await member.listen())
    try await server.stop()
  }

  @Test("A server with open streams stops in time", .timeLimit(.minutes(5)), arguments: Base.allCases)
  func stopping(on base: Base) async throws {
    let office = try await Office.open(on: base)
    let server = try await office.serve()
    var listeners: [Listener] = []
    for login in ["leading-leader", "office", "leader", "member", "policy-member", "vendor"] {
      for place in 0..<server.urls.count { for _ in 1...20 { listeners.append(try await office[login].listen(server: place)) } }
    }
    for listener in listeners { #expect(await listener.begins()) }
    try await server.stop()
    for listener in listeners { #expect(await eventually { listener.isOver }) }
  }

  @Test("A change made on one server is announced on the other") func twoServers() async throws {
    let office = try await Office.open(on: .postgresql)
    let server = try await office.serve()
    let (first, second) = try await (office["leader"].listen(server: 0), office["leader"].listen(server: 1))
    for listener in [first, second] { #expect(await listener.begins()) }
    for number in 1...4 {
      let (one, two) = (first.events.count, second.events.count)
      // Each call goes to the next server.
      _ = try await office["leader"].register("ledger-entry", "第\(number)户", ["category": "other"]).ok()
      #expect(await first.hears(after: one))
      #expect(await second.hears(after: two))
    }
    try await server.stop()
  }
}
