import Domain
import Testing

@Suite("The city platform's list")
struct CityListTests {
  private func take(_ header: [String], _ rows: [[String]], known: Set<String> = [], in book: InMemoryRegister) throws(Refusal)
    -> CityList.Taken
  {
    let place = book.registration()
    let sheet = rows.enumerated().map { Sheet.Row(line: $0 + 2, cells: $1) }
    return try CityList(header: header, of: book.workflows["hotline-ticket"]!).take(
      sheet, known: known, into: place, on: book.action(.lin))
  }

  @Test("comes in under its own heads, called after the matter, with the inner limit")
  func taken() throws {
    let book = InMemoryRegister()
    let taken = try take(
      ["工单编号", "工单内容", "类别", "办结时限", "联系电话"], [["JN-1", "余额何时能查", "咨询", "2019-11-26", "13805340001"]], in: book)
    let ticket = taken.changes[0].writes[0].item
    #expect(taken.bad.isEmpty && taken.known.isEmpty && ticket.title == "余额何时能查" && ticket.limit == "2019-11-25 23:59:59")
    #expect(ticket.fields["city-number"] == .text("JN-1") && ticket.fields["channel"] == .text("city"))
  }

  @Test("what came before, or twice, is not taken again; what is wrong is named by its row")
  func known() throws {
    let taken = try take(
      ["工单编号", "标题", "类别"],
      [["JN-1", "甲", "咨询"], ["JN-2", "乙", "咨询"], ["JN-2", "乙", "咨询"], ["", "丙", "咨询"], ["JN-4", "丁", "闲聊"]], known: ["JN-1"],
      in: InMemoryRegister())
    #expect(taken.known == ["JN-1", "JN-2"] && taken.changes.count == 1)
    #expect(taken.bad.map(\.line) == [5, 6] && taken.bad[0].faults == [Fault("city-number", .missing)])
  }

  @Test("without the platform's number it is another table")
  func headless() {
    #expect(throws: Refusal.faults([Fault("city-number", .missing)])) { _ = try take(["标题", "类别"], [], in: InMemoryRegister()) }
  }
}
