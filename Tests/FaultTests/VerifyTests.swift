import Foundation
import TestSupport
import Testing

/// `verify` detects changes made to the database file by other programs.
@Suite("duban verify", .serialized) struct VerifyTests {
  /// A database with a task of four history records, and the checkpoint made when the server stopped.
  private struct Kept {
    let backup: String
    let item: String
    let number: String
    let office: Office

    static func make() async throws -> Kept {
      let office = try await Office.open(on: .sqlite)
      let server = try await office.serve()
      let task = try await office.task("对接承办银行")
      try await office["leader"].move(task, "accept").ok()
      try await office["leader"].move(task, "start").ok()
      try await office["member"].move(task, "submit", ["result": "函已起草"], comment: "请审核").ok()
      let number = try await office["office"].see(task)["number"].text
      try await server.stop()
      let backup = office.duban.folder.file("backup.sqlite")
      try await office.duban.run("backup", backup).ok()
      return Kept(backup: backup, item: task, number: number, office: office)
    }

    /// Restores the backup into a new database.
    func copy() async throws -> Duban {
      let duban = try await Duban(on: .sqlite)
      try await duban.run("restore", backup).ok()
      #expect(try await duban.run("verify").ok() == "")
      return duban
    }

    /// The output of `verify` on a copy of the database after these statements.
    func verdict(_ statements: String...) async throws -> [String] {
      let duban = try await copy()
      for statement in statements { try await duban.alter(statement.replacing("ITEM", with: "'\(item)'")) }
      let verdict = try await duban.run("verify")
      #expect(verdict.status == 1)
      return verdict.lines
    }
  }

  @Test("verify names each history record and item that was changed")
  func namesEachThingThatWasChanged() async throws {
    let kept = try await Kept.make()
    let (item, number) = (kept.item, kept.number)
    let changed = "事项\(number)（\(item)）历史第3条被改动"
    for column in [
      "person = NULL", "at = at - 86400", "via = 'web 10.1.2.3'", "act = 'decline'", "late_by = 1",
      "details = replace(details, '审核', '批准')",
    ] {
      #expect(
        try await kept.verdict("UPDATE history SET \(column) WHERE item = ITEM AND count = 4").contains(
          changed.replacing("第3条", with: "第4条")))
    }
    #expect(try await kept.verdict("UPDATE history SET to_state = 'done' WHERE item = ITEM AND count = 3").contains(changed))
    #expect(try await kept.verdict("UPDATE history SET salt = 'x' WHERE item = ITEM AND count = 3") == [changed])
    #expect(
      try await kept.verdict("DELETE FROM history WHERE item = ITEM AND count = 2").contains("事项\(number)（\(item)）历史第3条处被删"))
    #expect(try await kept.verdict("DELETE FROM history WHERE item = ITEM AND count > 2").contains("事项\(number)（\(item)）历史第2条处被删"))
    #expect(try await kept.verdict("DELETE FROM history WHERE item = ITEM").contains("事项\(number)（\(item)）历史第0条处被删"))
    #expect(try await kept.verdict("UPDATE items SET state = 'accepted' WHERE id = ITEM") == ["事项\(number)（\(item)）的状态与历史不符"])
    let removed = try await kept.verdict("DELETE FROM items WHERE id = ITEM")
    #expect(removed.contains("事项\(item)被删，历史还在") && removed.contains { $0.hasPrefix("history表") })
  }

  /// The item is changed to agree with the shortened history, so only the checkpoint shows the difference.
  @Test("verify finds a truncated history by its checkpoint")
  func aTailCutCleanlyIsFoundByTheCheckpoint() async throws {
    let kept = try await Kept.make()
    let cut = try await kept.verdict(
      "DELETE FROM history WHERE item = ITEM AND count = 4",
      """
      UPDATE items SET state = 'doing', version = version - 1, history_count = 3,
        history_head = (SELECT hash FROM history WHERE item = ITEM AND count = 3) WHERE id = ITEM
      """)
    #expect(cut.count == 1 && cut[0].hasPrefix("检查点"))
    let erased = try await kept.verdict(
      "DELETE FROM history WHERE item = ITEM", "DELETE FROM messages WHERE item = ITEM", "DELETE FROM mail_items WHERE item = ITEM",
      "DELETE FROM parties WHERE item = ITEM", "DELETE FROM links WHERE from_item = ITEM OR to_item = ITEM",
      "DELETE FROM items WHERE id = ITEM")
    #expect(erased.count == 2 && erased[0].hasPrefix("检查点") && erased[1].hasPrefix("查找索引"))
    #expect(try await kept.verdict("UPDATE checkpoints SET root = 'x'")[0].hasPrefix("检查点"))
    #expect(try await kept.verdict("UPDATE checkpoints SET count = count + 1")[0].hasPrefix("检查点"))
  }

  /// The checkpoints are deleted too, so only an anchor kept elsewhere shows the difference.
  @Test("verify with an anchor finds truncated checkpoints")
  func anAnchorKeptElsewhereIsHeldAgainstIt() async throws {
    let kept = try await Kept.make()
    let duban = try await kept.copy()
    let anchor = try duban.write(
      try await duban.alter("SELECT seq || ' ' || count || ' ' || root FROM checkpoints").joined(separator: "\n"), to: "anchor.txt")
    #expect(try await duban.run("verify", "--anchor", anchor).ok() == "")
    try await duban.alter(
      "DELETE FROM checkpoints", "DELETE FROM history WHERE item = '\(kept.item)' AND count = 4",
      """
      UPDATE items SET state = 'doing', version = version - 1, history_count = 3,
        history_head = (SELECT hash FROM history WHERE item = '\(kept.item)' AND count = 3) WHERE id = '\(kept.item)'
      """)
    // The stored counts showed it too, until `--recount` corrected them.
    #expect(
      try await duban.run("verify").lines == [
        "\(try await duban.alter("SELECT id FROM initiatives")[0])中“task”的数目与事项不符，用verify --recount重新点数"
      ])
    #expect(try await duban.run("verify", "--recount").status == 0)
    let verdict = try await duban.run("verify", "--anchor", anchor)
    #expect(verdict.status == 1 && verdict.lines.count == 1 && verdict.output.hasPrefix("检查点"))
  }
}
