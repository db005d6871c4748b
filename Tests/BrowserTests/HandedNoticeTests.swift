import Foundation
import TestSupport
import Testing

private let handedNotices = ProcessInfo.processInfo.environment["DUBAN_NOTICES"].map { URL(filePath: $0).standardizedFileURL.path }

/// Real notices, which may not be published here; DUBAN_NOTICES names their folder. Each is drafted, viewed at
/// desktop and telephone width, corrected and started.
@Suite(
  "Real notices in the browser", .serialized, .enabled(if: handedNotices != nil, "DUBAN_NOTICES names no folder of notices"))
struct HandedNoticeTests {
  /// A correction by a clerk: removes an entry or fills a field.
  enum Correction {
    case strike(task: Int)
    case fill(String, with: String)
  }

  private func start(_ name: String, _ corrections: [Correction], at place: Workplace) async throws -> String {
    let file = try #require(handedNotices) + "/\(name).txt"
    return try await place.at { office in
      try await office.signIn("office")
      try await office.go("/import")
      try await office.type(file, into: "[name=file]")
      try await office.click("main button.primary")
      let draft = try await office.path()
      for width in [360, 1280] {
        try await office.resize(to: width)
        #expect(try await office.overhang() <= 0, "\(name) is too wide at \(width)")
        try PageTests.save(try await office.screenshot(), "draft-\(name)-\(width).png")
      }
      for correction in corrections {
        switch correction {
        case .strike(let task):
          try await office.click("#task-\(task) > summary")
          try await office.click("[name='task.\(task).remove']")
        case .fill(let field, let words): _ = try await office.script("document.querySelector(\"[name='\(field)']\").value = '\(words)'")
        }
      }
      try await office.click(".save-bar [value=save]")
      #expect(try await office.sees("草稿已存"))
      if try await office.has("#doubts") { try await office.click("[name=settle][value=all]") }
      #expect(try await office.path().hasPrefix(draft))
      try await office.click("[value=start]")
      #expect(try await office.path().hasSuffix("/schedule"), "\(name)")
      #expect(try await office.complaints() == [])
      return try await office.path().split(separator: "/").dropFirst().first.map(String.init) ?? ""
    }
  }

  /// The rows of the schedule: parties, title and deadline.
  private func rows(_ initiative: String, _ client: Client) async throws -> Set<String> {
    let groups = try await client.get("/initiatives/\(initiative)/groups").ok()["items"].list
    let names = Dictionary(groups.map { ($0["id"].text, $0["name"].text) }) { first, _ in first }
    return Set(
      try await client.items(["kind": "task", "initiative": initiative]).filter { $0["parent"].text.isEmpty }.map { row in
        let parties = ([row["lead"].text] + row["assisting"].list.map(\.text)).map { names[$0] ?? $0 }.sorted()
        return "\(parties.joined(separator: "、")) \(row["limit"].text.prefix(10))"
      })
  }

  @Test("The Jinan notice needs at most three corrections", .timeLimit(.minutes(15)))
  func jinanNeedsThreeCorrectionsAtMost() async throws {
    let place = try await Workplace.open(["office"])
    let client = try await place.duban.client("office", at: Workplace.friday)
    // The overall goal is not a row of the schedule; its date becomes the deadline of the initiative.
    let initiative = try await start("jinan-2019-9", [.strike(task: 0), .fill("due", with: "2019-12-10")], at: place)
    let (drafted, shipped) = (try await rows(initiative, client), try await rows("jinan-2019-9", client))
    #expect(shipped.subtracting(drafted).isEmpty, "\(shipped.subtracting(drafted)) of \(drafted)")
    let names = { (id: String) async throws in
      try await Set(client.get("/initiatives/\(id)/groups").ok()["items"].list.filter { $0["kind"] == "working" }.map(\.["name"].text))
    }
    #expect(try await names(initiative) == names("jinan-2019-9"))
  }

  @Test(
    "The other notices start without corrections", .timeLimit(.minutes(15)),
    arguments: [("fuyang-2020", 4), ("panzhihua-2022", 4), ("ziyang-2016-48", 17), ("jining-2019", 6)])
  func othersStartAsTheyAreRead(_ name: String, _ tasks: Int) async throws {
    let place = try await Workplace.open(["office"])
    let initiative = try await start(name, [], at: place)
    let client = try await place.duban.client("office", at: Workplace.friday)
    let rows = try await client.items(["kind": "task", "initiative": .init(initiative)]).filter { $0["parent"].text.isEmpty }
    #expect(rows.count >= tasks, "\(rows.map { $0["title"].text })")
  }
}
