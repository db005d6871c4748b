import Foundation
import TestSupport
import Testing

/// Concurrent changes to what a move depends on besides its own item: shares, freezes, quotas.
@Suite("Concurrent changes to what a move depends on", .serialized) struct RuleRaceTests {
  let rounds = Soak.rounds(20, soaking: 200)

  /// A kind that is done as soon as any one share is done.
  private static let anyKind = """
    kind: either
    name: { zh: 任一办结, en: Either }
    version: 1
    register: { by: [office, leading-leader, leader] }
    shares: { kind: task-share, join: any, move: join, withdraw: withdraw, return: reopen }
    states:
      open: { name: { zh: 办理中, en: Open }, initial: true }
      done: { name: { zh: 已办结, en: Done }, done: true }
    moves:
      join: { name: { zh: 有一家办结, en: One is done }, from: open, to: done }
      reopen: { name: { zh: 重开, en: Reopen }, from: done, to: open, by: office, needs: reason }

    """

  @Test("Of two shares completed at once, one completes the item and the other is withdrawn", arguments: Base.allCases)
  func eitherOfTwoSharesIsEnoughAndTheOtherGoesBack(_ base: Base) async throws {
    let office = try await Office.open(on: base)
    let folder = try TemporaryFolder()
    try Data(Self.anyKind.utf8).write(to: URL(filePath: folder.path).appending(path: "either.yaml"))
    let server = try await office.duban.serve(["serve", "--workflows", folder.path], at: Office.morning)
    for round in 1...rounds {
      let body: JSON = [
        "kind": "either", "initiative": "jinan-2019-9", "title": .text("任一\(round)"), "lead": "财政金融组", "assisting": ["政策保障组"],
      ]
      let whole = try await office["office"].post("/items", body).ok()["id"].text
      let shares = try await office["office"].items(["kind": "task-share", "parent": whole])
      for share in shares {
        let (leader, member) = share["lead"] == shares[0]["lead"] ? ("leading-leader", "member") : ("leading-leader", "policy-member")
        try await office[leader].move(share["id"].text, "accept").ok()
        let sent = try await office[member].move(share["id"].text, "submit", ["result": "已办"])
        if sent.status != 200 {
          try await office[member == "member" ? "policy-member" : "member"].move(share["id"].text, "submit", ["result": "已办"]).ok()
        }
      }
      async let one = office["office"].move(shares[0]["id"].text, "complete")
      async let other = office["leading-leader"].move(shares[1]["id"].text, "complete")
      let answers = try await [one, other]
      let states = try await [office["office"].see(shares[0]["id"].text), office["office"].see(shares[1]["id"].text)].map(\.["state"].text)
      #expect(answers.map(\.status).sorted() == [200, 409], "\(answers.map(\.text))")
      #expect(states.sorted() == ["done", "withdrawn"], "the one that came too late was taken back")
      #expect(try await office["office"].see(whole)["state"] == "done")
      #expect(try await office["office"].history(whole).count { $0["move"] == "join" } == 1)
    }
    try await server.stop()
  }

  @Test("A move made while a freeze opens comes before the freeze or is refused", arguments: Base.allCases)
  func aFreezeIsOpenedWhileAMoveIsMade(_ base: Base) async throws {
    let office = try await Office.open(on: base)
    let server = try await office.serve()
    for round in 1...rounds {
      let task = try await office.newTask("冻结\(round)")
      let fields: JSON = ["name": .text("冻结\(round)"), "kinds": ["task"], "moves": ["accept"]]
      let freeze = try await office["office"].register("freeze", "冻结\(round)", fields).ok()["id"].text
      async let opening = office["office"].move(freeze, "open")
      async let moving = office["leader"].move(task, "accept")
      let (opened, moved) = try await (opening, moving)
      #expect(opened.status == 200, "\(opened.text)")
      let record = try await office["office"].history(task)
      if moved.status == 200 {
        // The move came first, so its history record precedes the freeze.
        let accepted = try #require(record.last)
        #expect(accepted["move"] == "accept")
      } else {
        #expect(moved.status == 409 && moved["code"] == "frozen", "\(moved.text)")
        #expect(record.last?["move"] == "+refuse", "the refusal is on record")
      }
      #expect(try await office["leader"].move(task, moved.status == 200 ? "decline" : "accept", comment: "再试").status == 409)
      try await office["office"].move(freeze, "lift", comment: "解除").ok()
    }
    try await server.stop()
  }
}
