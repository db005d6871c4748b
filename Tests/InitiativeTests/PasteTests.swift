import Foundation
import TestSupport
import Testing

/// A table as an office's spreadsheet program saves it: previewed on the page, then registered.
@Suite("Pasted tables", .serialized) struct PasteTests {
  private static let password = "jinan-2019-9-shizhuanxu"
  /// 标题,类别 and 欠薪账户,other in GB18030.
  private static let table = Data(
    [0xB1, 0xEA, 0xCC, 0xE2, 0x2C, 0xC0, 0xE0, 0xB1, 0xF0, 0x0D, 0x0A] + [0xC7, 0xB7, 0xD0, 0xBD, 0xD5, 0xCB, 0xBB, 0xA7, 0x2C]
      + "other\r\n".utf8)

  @Test("A table in GB18030 keeps its text from preview to registration")
  func aTableInGB18030KeepsItsWordsUntilItIsRegistered() async throws {
    let office = try await Office.open(["leader"])
    try await office.duban.run("person", "password", "leader", input: Self.password + "\n").ok()
    let server = try await office.serve()
    let clerk = try await PageVisitor.signIn(at: server.url, "leader", Self.password)
    let address = "/initiatives/jinan-2019-9/ledger/paste"
    let csrf = try await clerk.get(address).hidden("csrf")
    let seen = try await clerk.post(address, [("csrf", csrf)], bytes: Self.table, name: "台账.csv")
    #expect(seen.status == 200 && seen.hidden("batch").hasPrefix("标题,类别"), "\(seen.hidden("batch"))")
    let taken = try await clerk.post(
      address, [("csrf", csrf), ("batch", seen.hidden("batch")), ("key", seen.hidden("key")), ("confirm", "all")])
    #expect(taken.status == 303, "\(taken.status)")
    #expect(try await office["leader"].items(["kind": "ledger-entry"]).map(\.["title"].text) == ["欠薪账户"])

    // A refused table is shown again for correction, as text.
    let wrong = Data(Self.table.prefix(4)) + Data(",colour\n".utf8) + Data(Self.table.dropFirst(11))
    let refused = try await clerk.post(address, [("csrf", csrf)], bytes: wrong, name: "台账.csv")
    #expect(refused.status == 422 && refused.text.contains("标题,colour\n欠薪账户,other"))
    try await server.stop()
  }
}
