import Documents
import Testing

@Suite struct CSVWriterTests {
  @Test func writesWhatExcelReads() {
    var writer = CSV.Writer()
    writer.append(["标题", "备注"])
    writer.append(["a,b;c", "他说\"好\"\n第二行"])
    #expect(writer.bytes == [0xEF, 0xBB, 0xBF] + Array("标题,备注\r\n\"a,b;c\",\"他说\"\"好\"\"\n第二行\"\r\n".utf8))
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+86 537 1234567", "'+86 537 1234567"), ("-", "'-"), ("-1-1", "'-1-1"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "\"'\tx\""),
    ("\rx", "\"'\rx\""), ("'=1", "''=1"), ("--1", "'--1"), ("-1.", "'-1."), ("1=1", "1=1"), ("-12.5", "-12.5"), ("+3", "+3"), ("'", "'"),
    ("", "\"\""),
  ])
  func disarmsFormulas(_ cell: String, _ written: String) {
    var writer = CSV.Writer()
    writer.append([cell])
    #expect(String(decoding: writer.bytes.dropFirst(3), as: UTF8.self) == written + "\r\n")
  }

  @Test func isReadBackAsItWas() throws {
    let rows = [
      ["标题", "时限", "备注"], ["=1", "'=1", "''=1"], ["-1", "'-1", "'"], ["", "", ""], ["\"", "\r\n", "\t"], ["'文字'", " 前后空格 ", "a;b,c"], [""],
    ]
    var writer = CSV.Writer()
    for row in rows { writer.append(row) }
    #expect(try CSV.rows(writer.bytes, limits: CSV.Limits(rows: 10, columns: 3, cellBytes: 100)).map(\.cells) == rows)
  }
}
