import Documents
import Testing

@Suite struct CSVReaderTests {
  private let limits = CSV.Limits(rows: 100, columns: 10, cellBytes: 200)

  @Test(arguments: ["\r\n", "\n", "\r"])
  func knowsOnWhichLineEachRowBegins(_ end: String) throws {
    let file = ["标题,时限", "", "\"分两行\(end)写的，带\"\"引号\"\"\",2019-11-20", ",", "最后一项,"].joined(separator: end)
    #expect(
      try rows(file) == [
        CSV.Row(line: 1, cells: ["标题", "时限"]), CSV.Row(line: 3, cells: ["分两行\(end)写的，带\"引号\"", "2019-11-20"]),
        CSV.Row(line: 5, cells: ["", ""]), CSV.Row(line: 6, cells: ["最后一项", ""]),
      ])
  }

  @Test(arguments: ["", "\u{FEFF}", "\n\r\n\r"])
  func findsNothingInNothing(_ file: String) throws {
    #expect(try rows(file).isEmpty)
  }

  @Test func needsNoLineEndAtTheEnd() throws {
    #expect(try rows("a,\"b\"") == rows("a,\"b\"\r\n"))
    #expect(try rows("a,") == [CSV.Row(line: 1, cells: ["a", ""])])
    #expect(try rows("\"\"") == [CSV.Row(line: 1, cells: [""])])
  }

  @Test(arguments: [
    ("标题\t时限, 备注\n", ["标题", "时限, 备注"]), ("a;b;c\n1,2;3;4", ["a", "b", "c"]), ("a,b;c,d\n", ["a", "b;c", "d"]),
    ("\"a;b;c\td\",e", ["a;b;c\td", "e"]), ("只有一列", ["只有一列"]),
  ])
  func findsTheSeparatorOut(_ file: String, _ first: [String]) throws {
    #expect(try rows(file).first?.cells == first)
  }

  @Test func looksBelowATitleForTheSeparator() throws {
    #expect(try rows("督办台账\n标题;时限\n").last?.cells == ["标题", "时限"])
  }

  @Test func takesTheSeparatorItIsTold() throws {
    #expect(try CSV.rows(Array("a,b;c".utf8), separator: .semicolon, limits: limits).first?.cells == ["a,b", "c"])
  }

  @Test func leavesQuotesInsideACellAlone() throws {
    #expect(try rows("5\" 管,b").first?.cells == ["5\" 管", "b"])
  }

  @Test(arguments: [
    ("a,b\nc,\"d\ne", 2, CSV.Fault.Reason.unclosedQuote), ("a,b\n\n\"c\"d,e", 3, .textAfterQuote), ("a,b\n\"x\ny\"z", 2, .textAfterQuote),
    ("a\n" + String(repeating: "x", count: 201), 2, .cellTooLarge),
    ("a\n\"" + String(repeating: "x\n", count: 101) + "\"", 2, .cellTooLarge),
    ("a\n" + String(repeating: ",", count: 10), 2, .tooManyColumns), (String(repeating: "a\n", count: 101), 101, .tooManyRows),
    ("a\nb\u{0}", 2, .undecodable),
  ])
  func saysWhereAndWhy(_ file: String, _ line: Int, _ reason: CSV.Fault.Reason) {
    #expect(throws: CSV.Fault(line: line, reason: reason)) { try rows(file) }
  }

  @Test func takesAsMuchAsTheLimitsSay() throws {
    let cell = String(repeating: "x", count: 200)
    #expect(try rows("\(cell),\"\(cell)\"").first?.cells == [cell, cell])
    #expect(try rows(String(repeating: ",", count: 9)).first?.cells.count == 10)
    #expect(try rows(String(repeating: "a\n", count: 100)).count == 100)
  }

  @Test func readsRowByRow() throws {
    var reader = try CSV.Reader(Array("a\nb".utf8), limits: limits)
    #expect(try reader.next()?.cells == ["a"])
    #expect(try reader.next() == CSV.Row(line: 2, cells: ["b"]))
    #expect(try reader.next() == nil)
  }

  private func rows(_ file: String) throws -> [CSV.Row] { try CSV.rows(Array(file.utf8), limits: limits) }
}
