import Documents
import Testing

@Suite struct PlainTextTests {
  /// 济宁,𠮷 in each encoding, the last character beyond the basic plane.
  private static let encoded: [[UInt8]] = [
    Array("济宁,𠮷".utf8),
    [0xEF, 0xBB, 0xBF] + Array("济宁,𠮷".utf8),
    [0xFF, 0xFE, 0x4E, 0x6D, 0x81, 0x5B, 0x2C, 0x00, 0x42, 0xD8, 0xB7, 0xDF],
    [0xFE, 0xFF, 0x6D, 0x4E, 0x5B, 0x81, 0x00, 0x2C, 0xD8, 0x42, 0xDF, 0xB7],
    [0xBC, 0xC3, 0xC4, 0xFE, 0x2C, 0x95, 0x34, 0xB2, 0x35],
  ]

  @Test(arguments: encoded)
  func isReadInEveryEncodingThatOfficesUse(_ file: [UInt8]) throws {
    #expect(try TextFile(file).lines == [TextFile.Line(number: 1, text: "济宁,𠮷")])
    #expect(try CSV.rows(file, limits: CSV.Limits(rows: 1, columns: 2, cellBytes: 10)).first?.cells == ["济宁", "𠮷"])
  }

  @Test func numbersLinesAsAnEditorDoes() throws {
    let lines = try TextFile(Array("通知\r\n\r\n一、总体要求\r二、\n".utf8)).lines
    #expect(lines.map(\.number) == [1, 2, 3, 4])
    #expect(lines.map(\.text) == ["通知", "", "一、总体要求", "二、"])
    #expect(try TextFile([]).lines.isEmpty)
    #expect(try TextFile(Array("a\n\n".utf8)).lines.count == 2)
  }

  @Test(arguments: [
    ([0x61, 0x0A, 0x50, 0x4B, 0x00], 2),  // a zero byte: a workbook under a wrong name
    ([0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0x0A, 0xFF], 3),  // marked as UTF-8, but is not
    ([0x61, 0x0A, 0xFF, 0xFF], 2),  // neither UTF-8 nor GB18030
    ([0x61, 0x0A, 0xBC], 2),  // ends inside a character
    ([0xFF, 0xFE, 0x0A, 0x00, 0x00, 0xD8], 2),  // half a pair of surrogates
    ([0xFF, 0xFE, 0x61], 1),
  ])
  func saysWhereItCannotBeRead(_ file: [UInt8], _ line: Int) {
    #expect(throws: EncodingFault(line: line)) { try TextFile(file) }
    #expect(throws: CSV.Fault(line: line, reason: .undecodable)) {
      try CSV.rows(file, limits: CSV.Limits(rows: 9, columns: 9, cellBytes: 9))
    }
  }
}
