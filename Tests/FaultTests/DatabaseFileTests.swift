import Foundation
import TestSupport
import Testing

/// The database file of a command: it must exist, must not be its own copy, and is readable by its owner only.
@Suite("The database file", .serialized) struct DatabaseFileTests {
  @Test("A backup onto the database itself is refused under any name of the file")
  func aBackupOntoTheDatabaseIsRefusedByWhateverName() async throws {
    let office = try await Office.open(["leader"], on: .sqlite)
    let (duban, files) = (office.duban, FileManager.default)
    let (link, twin) = (duban.folder.file("link.sqlite"), duban.folder.file("twin.sqlite"))
    try files.createSymbolicLink(atPath: link, withDestinationPath: duban.database)
    try files.linkItem(atPath: duban.database, toPath: twin)
    let up = String(repeating: "../", count: files.currentDirectoryPath.split(separator: "/").count)
    let before = try Data(contentsOf: URL(filePath: duban.database))
    for (database, backup) in [
      (duban.database, duban.database), (duban.database, link), (duban.database, twin), (link, duban.database), (twin, link),
      (duban.database, up + duban.database.dropFirst()), (duban.database, duban.folder.path + "/./duban.sqlite"),
    ] {
      let refused = try await duban.run("backup", backup, "--database", database)
      #expect(refused.status == 1 && refused.errors.contains("同一个文件"), "\(backup): \(refused)")
      #expect(try Data(contentsOf: URL(filePath: duban.database)) == before, "\(backup)")
    }
    // A backup is first written beside its target under this name; here the database itself has that name.
    let unfinished = duban.folder.file("backup.sqlite.unfinished")
    try files.copyItem(atPath: duban.database, toPath: unfinished)
    #expect(try await duban.run("backup", duban.folder.file("backup.sqlite"), "--database", unfinished).status == 1)
    #expect(try await duban.run("restore", unfinished, "--database", duban.folder.file("backup.sqlite")).status == 1)
    #expect(try Data(contentsOf: URL(filePath: unfinished)) == before)
    #expect(try await duban.run("restore", link).status == 1)
    #expect(try await duban.run("transfer", "--from", link, "--to", twin).status == 1)
    #expect(try await duban.run("verify").ok() == "")
    try await duban.run("backup", duban.folder.file("other.sqlite")).ok()
  }

  @Test("A missing database is named in the error and not created")
  func aDatabaseThatIsNotThereIsNamedAndNotMade() async throws {
    let duban = try await Duban(on: .sqlite)
    let backup = duban.folder.file("backup.sqlite")
    for verb in [
      ["backup", backup], ["verify"], ["verify", "--recount"], ["reindex"], ["remind"], ["remind", "--dry-run"], ["export", "person"],
      ["export", "task", "--initiative", "jinan-2019-9"], ["token", "office"], ["person", "password", "office"], ["calendar", "recount"],
      ["workflow", "migrate", "task", "--from", "1", "--to", "2"],
    ] {
      let refused = try await duban.run(verb, at: Office.morning)
      #expect(refused.status == 1, "\(refused)")
      #expect(refused.errors.contains("没有这个数据库") && refused.errors.contains(duban.database), "\(refused)")
      #expect(!FileManager.default.fileExists(atPath: duban.database) && !FileManager.default.fileExists(atPath: backup), "\(verb)")
    }
    try await duban.run("person", "add", "wang").ok()
    #expect(try await duban.run("verify").ok() == "")
  }

  @Test("The database and its copies can be read by their owner only")
  func nobodyElseMayReadIt() async throws {
    let office = try await Office.open(["leader"], on: .sqlite)
    let duban = office.duban
    func modes(_ path: String, _ ends: String...) throws -> [String] {
      try ends.map { end in
        let mode = try FileManager.default.attributesOfItem(atPath: path + end)[.posixPermissions] as? Int
        return String(mode ?? 0, radix: 8)
      }
    }
    func serving(_ body: () async throws -> Void) async throws {
      let server = try await office.serve()
      try await office["leader"].register("ledger-entry", "账户", ["category": "other"]).ok()
      try await body()
      try await server.stop()
    }
    try await serving {
      let served = try modes(duban.database, "", "-wal", "-shm")
      #expect(served == ["600", "600", "600"])
    }
    // Older versions created the file with these permissions.
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: duban.database)
    try await serving {
      let served = try modes(duban.database, "", "-wal", "-shm")
      #expect(served == ["600", "600", "600"])
    }
    let (backup, moved) = (duban.folder.file("backup.sqlite"), duban.folder.file("moved.sqlite"))
    try await duban.run("backup", backup).ok()
    try await duban.run("transfer", "--from", duban.database, "--to", moved).ok()
    let other = try await Duban(on: .sqlite)
    try await other.run("restore", backup).ok()
    #expect(try modes(backup, "") + modes(moved, "") + modes(other.database, "") == ["600", "600", "600"])
  }
}
