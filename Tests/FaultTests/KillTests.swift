import Foundation
import TestSupport
import Testing

/// `kill -9` of the server while sixteen clerks write.
@Suite(.serialized) struct KillTests {
  /// What the clerks were told, and what they had asked when the line went dead.
  private actor Desk {
    /// By entry: the version they heard of last.
    private(set) var told: [String: Int] = [:]
    /// Registrations by key; an answer takes one out.
    private(set) var waiting: Set<String> = []
    private(set) var answers = 0

    func ask(_ key: String) { waiting.insert(key) }

    func hear(_ item: JSON, registered key: String? = nil) {
      told[item["id"].text] = max(told[item["id"].text] ?? 0, item["version"].int)
      if let key { waiting.remove(key) }
      answers += 1
    }
  }

  @Test func losesNothingThatWasAcknowledged() async throws {
    let office = try await Office.open()
    let desk = Desk()
    var server = try await office.serve()
    for round in 1...Soak.rounds(3, soaking: 20) {
      let enough = await desk.answers + Int.random(in: 100...300)
      await withTaskGroup(of: Void.self) { clerks in
        for clerk in 1...16 { clerks.addTask { await work("\(round)-\(clerk)", office, desk) } }
        let isBusy = await eventually { await desk.answers >= enough }
        #expect(isBusy)
        await server.kill()
      }
      server = try await office.serve()
      try await compare(office, desk)
      #expect(try await office.duban.run("verify").output == "")
    }
    try await server.stop()
    #expect(try await office.duban.run("verify").status == 0)
  }

  /// Registers, assigns and corrects entry after entry until nobody answers.
  private func work(_ name: String, _ office: Office, _ desk: Desk) async {
    do {
      for number in 1... {
        let key = "\(name)-\(number)"
        await desk.ask(key)
        let entry = try await office["leader"].register("ledger-entry", "账户\(key)号", ["category": "other"], key: key).ok()
        await desk.hear(entry, registered: key)
        let id = entry["id"].text
        await desk.hear(try await office["leader"].move(id, "assign", ["lead": "财政金融组"]).ok())
        await desk.hear(try await office["member"].call("PATCH", "/items/\(id)", ["fields": ["bank": .text("承办银行\(number)")]]).ok())
      }
    } catch let answer as Client.Answer {
      Issue.record("\(answer.call): \(answer.status) \(answer.text)")
    } catch {}
  }

  private func compare(_ office: Office, _ desk: Desk) async throws {
    // Who did not hear asks again with the same key.
    for key in await desk.waiting {
      let entry = try await office["leader"].register("ledger-entry", "账户\(key)号", ["category": "other"], key: key).ok()
      await desk.hear(entry, registered: key)
    }
    let kept = try await office["office"].items(["kind": "ledger-entry", "limit": "200"])
    let versions = Dictionary(uniqueKeysWithValues: kept.map { ($0["id"].text, $0["version"].int) })
    let lost = await desk.told.filter { versions[$0.key] ?? 0 < $0.value }
    #expect(lost.isEmpty)
    #expect(Set(kept.map(\.["title"].text)).count == kept.count, "the same key twice is one entry")
    #expect(await desk.told.count == kept.count)
    for entry in kept.shuffled().prefix(20) {
      #expect(try await office["office"].history(entry["id"].text).count == entry["version"].int)
    }
  }
}
