import Foundation
import TestSupport
import Testing

/// Clerks who write ledger entries: records the acknowledged versions and the requests without a response.
actor Clerks {
  private let office: Office
  /// The latest acknowledged version of each entry.
  private(set) var told: [String: Int] = [:]
  /// The idempotency keys of registrations without a response.
  private(set) var waiting: Set<String> = []
  private(set) var answers = 0
  private var isOver = false

  /// Stops each clerk after the current entry.
  func stop() { isOver = true }

  func ask(_ key: String) { waiting.insert(key) }

  func hear(_ item: JSON, registered key: String? = nil) {
    told[item["id"].text] = max(told[item["id"].text] ?? 0, item["version"].int)
    if let key { waiting.remove(key) }
    answers += 1
  }

  init(_ office: Office) { self.office = office }

  /// Registers, assigns and corrects entries until no server answers or `stop` is called.
  func work(_ name: String) async {
    do {
      for number in 1... {
        if isOver { break }
        // Told that the database is out of reach, a clerk goes on with the next entry; what was asked is looked up in the end.
        do { try await entry(number, of: name) } catch let answer as Client.Answer where answer.status == 503 {}
      }
    } catch let answer as Client.Answer {
      Issue.record("\(answer.call): \(answer.status) \(answer.text)")
    } catch {}
  }

  private func entry(_ number: Int, of name: String) async throws {
    let key = "\(name)-\(number)"
    ask(key)
    let entry = try await office["leader"].register("ledger-entry", "账户\(key)号", ["category": "other"], key: key).ok()
    hear(entry, registered: key)
    let id = entry["id"].text
    hear(try await office["leader"].move(id, "assign", ["lead": "财政金融组"]).ok())
    hear(try await office["member"].call("PATCH", "/items/\(id)", ["fields": ["bank": .text("承办银行\(number)")]]).ok())
  }

  /// Repeats the requests without a response, then checks that no acknowledged write is lost and none was made twice.
  func compare() async throws {
    // The same key, so that a registration stored before the crash is not repeated.
    for key in waiting {
      let entry = try await office["leader"].register("ledger-entry", "账户\(key)号", ["category": "other"], key: key).ok()
      hear(entry, registered: key)
    }
    let kept = try await office["office"].items(["kind": "ledger-entry", "limit": "200"])
    let versions = Dictionary(uniqueKeysWithValues: kept.map { ($0["id"].text, $0["version"].int) })
    let lost = told.filter { versions[$0.key] ?? 0 < $0.value }
    #expect(lost.isEmpty)
    #expect(Set(kept.map(\.["title"].text)).count == kept.count, "the same key twice is one entry")
    #expect(told.count == kept.count)
    for entry in kept.shuffled().prefix(20) {
      #expect(try await office["office"].history(entry["id"].text).count == entry["version"].int)
    }
  }
}
