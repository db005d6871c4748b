import Domain
import Testing

@Suite("Rows out of a spreadsheet")
struct SheetTests {
  private let ledger = ShippedLibrary.workflows["ledger-entry"]!

  private func register(_ header: [String], _ rows: [[String]], by person: Person = .zheng) throws -> (
    changes: [Change], bad: [Sheet.BadRow]
  ) {
    let book = InMemoryRegister()
    let place = book.registration()
    let lines = rows.enumerated().map { Sheet.Row(line: $0 + 2, cells: $1) }
    return try place.register("ledger-entry", header: header, rows: lines, on: book.action(person))
  }

  @Test("find their columns by code or by either language's name")
  func heads() throws {
    let header = ["标题", "category", "Amount (yuan)", " 身份证号 ", "期限", "牵头单位", "配合单位", ""]
    let (changes, bad) = try register(header, [["余额待转", "挂失补卡", "2,318.40", "370101199001011234", "2019年11月29日", "政策组", "技术组、服务组", ""]])
    let item = try #require(changes.first?.writes.first).item
    #expect(bad.isEmpty && item.title == "余额待转" && item.limit == "2019-11-29 23:59:59")
    #expect(item.fields == ["category": .text("lost-card"), "amount": .integer(231_840), "identity": .text("370101199001011234")])
    #expect(item.parties == [.policy, .technical, .service])
  }

  @Test("whose heads are unknown, double or lack the title are refused before any row")
  func wrongHeads() {
    #expect(throws: Refusal.faults([Fault("颜色", .unknown)])) { try Sheet(header: ["标题", "颜色"], of: ledger) }
    #expect(throws: Refusal.faults([Fault("金额（元）", .twice)])) { try Sheet(header: ["标题", "amount", "金额（元）"], of: ledger) }
    #expect(throws: Refusal.faults([Fault("title", .missing)])) { try Sheet(header: ["category"], of: ledger) }
  }

  @Test("that are wrong are named with their line and every cause, the good ones stand beside them")
  func badRows() throws {
    let rows = [
      ["甲", "lost-card", "5"], ["", "lost-card", "5"], ["乙", "", "5"], ["丙", "丢了", "五元"], ["丁", "other"], ["戊", "other", "5", "多余"],
      ["己", "other", "", " "],
    ]
    let (changes, bad) = try register(["title", "category", "amount"], rows)
    #expect(changes.map { $0.writes[0].item.title } == ["甲", "丁", "己"])
    #expect(
      bad == [
        Sheet.BadRow(line: 3, faults: [Fault("title", .missing)]), Sheet.BadRow(line: 4, faults: [Fault("category", .missing)]),
        Sheet.BadRow(line: 5, faults: [Fault("amount", .notAmount), Fault("category", .notAnOption(["挂失补卡", "新老社保卡更换", "其他"]))]),
        Sheet.BadRow(line: 7, faults: [Fault("4", .unknown)]),
      ])
  }

  @Test("from somebody who may not register one come in not at all")
  func notAllowed() {
    #expect(throws: Refusal.notAllowed(ledger.name)) { try register(["title", "category"], [["甲", "other"]], by: .feng) }
  }
}

@Suite("Personal data on a screen")
struct MaskingTests {
  @Test(
    "shows what tells it apart, and no more",
    arguments: [
      ("370101199001011234", "37**************34"), ("13905310001", "13*******01"), ("12345", "1****"), ("张三", "张*"), ("欧阳修文", "欧***"),
      ("张", "张*"), ("", "*"),
    ])
  func masked(whole: String, shown: String) { #expect(whole.masked == shown) }
}
