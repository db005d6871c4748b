import Foundation
import TestSupport
import Testing

/// Transfers a database from a file to PostgreSQL and back.
@Suite("duban transfer") struct TransferTests {
  private static let rows = [
    "items ORDER BY id", "history ORDER BY seq", "parties ORDER BY item, place", "messages ORDER BY item, key", "checkpoints ORDER BY id",
    "upload_items ORDER BY upload, item", "memberships ORDER BY id",
  ]

  private func contents(_ duban: Duban) async throws -> [[String]] {
    var contents: [[String]] = []
    for table in Self.rows { contents.append(try await duban.alter("SELECT * FROM \(table)").map { $0.replacing("None", with: "") }) }
    return contents
  }

  @Test("A database transferred to PostgreSQL and back is unchanged")
  func everythingArrivesAndGoesBack() async throws {
    let office = try await Office.open(on: .sqlite)
    let server = try await office.serve()
    let task = try await office.task("对接承办银行")
    for move in ["accept", "start"] { try await office["leader"].move(task, move).ok() }
    try await office["member"].move(task, "submit", ["result": "引号' \" \\ 反斜杠，换行\n，表情👍"], comment: "请审核").ok()
    try await server.stop()

    let cluster = try await Cluster.shared.value
    let far = try await Duban(on: .postgresql)
    let moved = try await office.duban.run("transfer", "--from", office.duban.database, "--to", far.database)
    #expect(try moved.ok().contains("items\t"))
    #expect(try await far.run("verify").ok() == "")
    #expect(try await contents(office.duban) == contents(far))
    // People, tokens and number sequences continue in the new database.
    let there = try await far.serve(at: Office.morning)
    let clerk = Client(urls: there.urls, token: office["leader"].token)
    #expect(try await clerk.see(task)["state"] == "checking")
    let numbers = try await (1...2).asyncMap {
      try await clerk.register("ledger-entry", "第\($0)条", ["category": "other"]).ok()["number"].text
    }
    #expect(Set(numbers).count == 2)
    try await there.stop()

    let back = try await Duban(on: .sqlite)
    try await far.run("transfer", "--from", far.database, "--to", back.database).ok()
    #expect(try await back.run("verify").ok() == "")
    #expect(try await contents(far) == contents(back))
    _ = cluster
  }

  @Test("A transfer into a database with items, or from a tampered one, is refused")
  func whatIsThereIsNotMixedAndWhatIsSpoiltDoesNotArrive() async throws {
    let office = try await Office.open(on: .sqlite)
    let other = try await Office.open(on: .sqlite)
    let full = try await office.duban.run("transfer", "--from", office.duban.database, "--to", other.duban.database)
    #expect(full.status == 1 && full.complaints == ["目标数据库里已经有事项或账号，要一个空的"])
    #expect(try await other.duban.run("verify").ok() == "")

    try await office.duban.alter("UPDATE history SET at = at + 1 WHERE seq = 1")
    let empty = try await Duban(on: .postgresql)
    let spoilt = try await office.duban.run("transfer", "--from", office.duban.database, "--to", empty.database)
    #expect(spoilt.status == 1 && spoilt.errors.contains("核对不通过"))
    #expect(try await empty.alter("SELECT count(*) FROM items") == ["0"])

    let nowhere = try await office.duban.run("transfer", "--from", office.duban.folder.file("nothing.sqlite"), "--to", empty.database)
    #expect(nowhere.status == 64 && nowhere.errors.contains("没有这个文件"))
  }
}

extension Sequence {
  fileprivate func asyncMap<Mapped>(_ map: (Element) async throws -> Mapped) async rethrows -> [Mapped] {
    var mapped: [Mapped] = []
    for element in self { mapped.append(try await map(element)) }
    return mapped
  }
}
