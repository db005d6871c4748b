import Foundation
import TestSupport
import Testing

/// Backing up a running server, and restoring from backups and from other files.
@Suite("duban backup and restore", .serialized) struct BackupTests {
  @Test("A backup taken while clerks write is complete and can be restored")
  func isWholeThoughClerksGoOnWriting() async throws {
    let office = try await Office.open(on: .sqlite)
    let server = try await office.serve()
    let backup = office.duban.folder.file("backup.sqlite")
    let before = try await office["leader"].register("ledger-entry", "备份之前", ["category": "other"]).ok()["id"].text
    try await withThrowingTaskGroup(of: Void.self) { group in
      for clerk in 1...8 {
        group.addTask {
          for number in 1...25 { try await office["leader"].register("ledger-entry", "账户\(clerk)-\(number)号", ["category": "other"]).ok() }
        }
      }
      for _ in 1...3 { try await office.duban.run("backup", backup).ok() }
      try await group.waitForAll()
    }
    #expect(try await office["office"].items(["kind": "ledger-entry", "limit": "200"]).count == 201)
    try await server.stop()

    let other = try await Duban(on: .sqlite)
    try await other.run("restore", backup).ok()
    #expect(try await other.run("verify").ok() == "")
    let restored = try await other.serve(at: Office.morning)
    let clerk = Client(urls: restored.urls, token: office["office"].token)
    #expect(try await clerk.see(before)["title"] == "备份之前")
    #expect(try await clerk.register("ledger-entry", "恢复之后", ["category": "other"]).status == 201)
    try await restored.stop()
  }

  /// The copy takes a dozen steps with changes between all of them; one that restarted at each change would never end.
  @Test("A backup finishes although others keep writing", .timeLimit(.minutes(5)))
  func endsThoughOthersWriteAllTheWhile() async throws {
    let office = try await Office.open(on: .sqlite)
    let server = try await office.serve()
    for place in 1...12 {
      _ = try await office["leader"].upload(String(repeating: "证", count: 1_300_000) + "\(place)", name: "证据\(place).txt")
    }
    let writing = Task {
      await withTaskGroup(of: Void.self) { group in
        for clerk in 1...8 {
          group.addTask {
            while !Task.isCancelled {
              _ = try? await office["leader"].register("ledger-entry", "账户\(clerk)号", ["category": "other"])
            }
          }
        }
      }
    }
    try await office.duban.run("backup", office.duban.folder.file("backup.sqlite")).ok()
    writing.cancel()
    await writing.value
    #expect(try await office["office"].items(["kind": "ledger-entry", "limit": "5"]).count > 3, "nobody wrote")
    try await server.stop()
  }

  @Test("A restore from a file that is no backup leaves the database unchanged")
  func whatIsNoBackupLeavesTheDatabaseAlone() async throws {
    let office = try await Office.open(on: .sqlite)
    let duban = office.duban
    let text = try duban.write("不是数据库", to: "text.sqlite")
    let damaged = duban.folder.file("damaged.sqlite")
    try await duban.run("backup", damaged).ok()
    let file = try #require(FileHandle(forUpdatingAtPath: damaged))
    try file.seek(toOffset: 8192)
    try file.write(contentsOf: Data(repeating: 0x5A, count: 200_000))
    try file.close()
    for path in [text, damaged, duban.folder.file("nowhere.sqlite")] {
      let refused = try await duban.run("restore", path)
      #expect(refused.status == 1 && !refused.errors.isEmpty, "\(path)")
    }
    #expect(try await duban.run("verify").ok() == "")
    #expect(try await duban.run("export", "task", "--initiative", "jinan-2019-9", at: Office.morning).lines.count == 9)
  }
}
