import TestSupport
import Testing

/// Two conflicting requests at once over HTTP: exactly one takes effect.
@Suite("Concurrent moves", .serialized) struct RaceTests {
  private let rounds = Soak.rounds(20, soaking: 200)

  @Test("Of closing an item and reopening its part at once, one succeeds", arguments: Base.allCases)
  func aWholeIsClosedWhileAPartIsReopened(_ base: Base) async throws {
    let office = try await Office.open(on: base)
    let server = try await office.serve()
    for round in 1...rounds {
      let whole = try await office.newTask("整体\(round)")
      for move in ["accept", "start"] { try await office["leader"].move(whole, move).ok() }
      let part = try await office.newTask("分项\(round)", under: whole)
      for move in ["accept", "start"] { try await office["leader"].move(part, move).ok() }
      try await office["member"].move(part, "submit", ["result": "已办"]).ok()
      try await office["office"].move(part, "complete").ok()
      try await office["member"].move(whole, "submit", ["result": "已办"]).ok()

      async let closing = office["office"].move(whole, "complete")
      async let reopening = office["leading-leader"].move(part, "reopen", comment: "材料不全")
      let answers = try await [closing, reopening]
      #expect(answers.map(\.status).sorted() == [200, 409], "\(answers.map(\.text))")
      let isClosed = try await office["office"].see(whole)["done"].isTrue
      let isOpen = try await !office["office"].see(part)["done"].isTrue
      #expect(isClosed != isOpen && isClosed == (answers[0].status == 200))
      #expect(answers[0].status == 200 ? answers[1]["code"] == "parent-closed" : answers[0]["code"] == "open-parts")
    }
    try await server.stop()
  }

  @Test("The last two shares completed at once join their item once", arguments: Base.allCases)
  func theLastTwoSharesAreDoneAtOnce(_ base: Base) async throws {
    let office = try await Office.open(on: base)
    let server = try await office.serve()
    for round in 1...rounds {
      let whole = try await office.newTask("联合\(round)", ["财政金融组", "政策保障组"])
      for move in ["accept", "start"] { try await office["leader"].move(whole, move).ok() }
      let shares = try await office["office"].items(["kind": "task-share", "parent": whole]).map(\.["id"].text)
      for share in shares {
        try await office["leading-leader"].move(share, "accept").ok()
        let reporter = try await office["member"].move(share, "submit", ["result": "已办"])
        if reporter.status != 200 { try await office["policy-member"].move(share, "submit", ["result": "已办"]).ok() }
      }
      async let one = office["office"].move(shares[0], "complete")
      async let other = office["leading-leader"].move(shares[1], "complete")
      let answers = try await [one, other]
      #expect(answers.map(\.status) == [200, 200], "\(answers.map(\.text))")
      #expect(try await office["office"].see(whole)["state"] == "checking")
      #expect(try await office["office"].history(whole).count { $0["move"] == "join" } == 1)
    }
    try await server.stop()
  }

  @Test("Two requests with the same idempotency key at once take effect once", arguments: Base.allCases)
  func theSameKeyComesTwiceAtOnce(_ base: Base) async throws {
    let office = try await Office.open(on: base)
    let server = try await office.serve()
    for round in 1...rounds {
      let clerk = office["leader"]
      async let one = clerk.register("ledger-entry", "账户\(round)号", ["category": "other"], key: "账户\(round)")
      async let other = clerk.register("ledger-entry", "账户\(round)号", ["category": "other"], key: "账户\(round)")
      let answers = try await [one, other]
      #expect(
        answers.map(\.status) == [201, 201] && answers[0].json == answers[1].json
          && answers[0].headers["location"] == answers[1].headers["location"])
      let id = answers[0]["id"].text
      async let first = clerk.move(id, "assign", ["lead": "财政金融组"], key: "交办\(round)")
      async let second = clerk.move(id, "assign", ["lead": "财政金融组"], key: "交办\(round)")
      let moved = try await [first, second]
      #expect(moved.map(\.status) == [200, 200] && moved[0].json == moved[1].json, "\(moved.map(\.text))")
      #expect(try await clerk.history(id).map(\.["move"].text) == ["+register", "assign"])
    }
    #expect(try await office["office"].items(["kind": "ledger-entry", "limit": "200"]).count == rounds)
    try await server.stop()
  }

  @Test("Of two moves on one item at once, one succeeds", arguments: Base.allCases)
  func twoMovesAreMadeOnOneItemAtOnce(_ base: Base) async throws {
    let office = try await Office.open(on: base)
    let server = try await office.serve()
    for round in 1...rounds {
      let (free, versioned) = (try await office.newTask("甲\(round)"), try await office.newTask("乙\(round)"))
      async let accepted = office["leader"].move(free, "accept")
      async let declined = office["leading-leader"].move(free, "decline", comment: "不归我们")
      let answers = try await [accepted, declined]
      #expect(answers.map(\.status).sorted() == [200, 409], "\(answers.map(\.text))")
      async let one = office["leader"].move(versioned, "accept", version: 1)
      async let other = office["leading-leader"].move(versioned, "decline", comment: "不归我们", version: 1)
      let seen = try await [one, other]
      #expect(seen.map(\.status).sorted() == [200, 412], "\(seen.map(\.text))")
      for task in [free, versioned] { #expect(try await office["office"].history(task).count == 2) }
    }
    try await server.stop()
  }
}
