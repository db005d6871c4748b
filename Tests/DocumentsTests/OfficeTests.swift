import Documents
import Domain
import Foundation
import TestSupport
import Testing

@Suite("A notice in an office's formats")
struct OfficeTests {
  @Test("says the same in each, its tables with their merged cells", arguments: ["notice.docx", "notice.xlsx", "notice.pdf"])
  func same(_ name: String) async throws {
    let plain = try DocumentText(await Papers.bytes("notice.txt"))
    let read = try DocumentText(await Papers.bytes(name))
    #expect(read.lines.filter { !$0.isEmpty }.prefix(14) == plain.lines.prefix(14))
    guard case .table(let rows)? = read.blocks.last(where: { if case .table = $0 { true } else { false } }) else {
      Issue.record("no table")
      return
    }
    #expect(rows.map(\.line) == [13, 14, 15, 16, 17])
    #expect(rows[0].cells == ["序号", "工作任务", "责任单位", "完成时限"])
    #expect(rows[1].cells == ["1", "上报联系人名单，明确专人负责，并报市医保局备案", "各县区医疗保障局", "6月3日前"])
    #expect(rows[3].cells == ["3", "报送清查汇总表", name.hasSuffix("pdf") ? "市医保中心" : "", "6月24日前"])
    #expect(!read.lines.joined().contains("已删除的话") && !read.lines.joined().contains("看不见的话"))
    #expect(!read.lines.joined().contains("不该读的话"))
  }

  @Test("becomes the same draft in each, but for the lines it is read from", arguments: ["notice.docx", "notice.xlsx", "notice.pdf"])
  func sameDraft(_ name: String) async throws {
    let duban = try await Duban()
    func draft(_ name: String) async throws -> [String: Any] {
      let printed = try await duban.run("draft", Papers.made.value.file(name)).ok()
      var draft = try #require(try JSONSerialization.jsonObject(with: Data(printed.utf8)) as? [String: Any])
      draft["doubts"] = nil
      draft["tasks"] = (draft["tasks"] as? [[String: Any]])?.map { $0.filter { $0.key != "source" } }
      return draft
    }
    let (plain, read) = (try await draft("notice.txt"), try await draft(name))
    #expect((plain["tasks"] as? [Any])?.count == 4 && (plain["groups"] as? [Any])?.count == 1)
    #expect(NSDictionary(dictionary: plain) == NSDictionary(dictionary: read), "\(plain) \(read)")
  }

  @Test("has the numbers that Word puts there by itself, and days as days")
  func numbers() async throws {
    #expect(try DocumentText(await Papers.bytes("numbered.docx")).lines == ["关于报送材料的通知", "一、总体要求", "二、时间安排"])
    #expect(try DocumentText(await Papers.bytes("dates.xlsx")).lines[1] == "上报名单\t市医保中心\t2020年6月3日")
  }

  @Test("finds the words that a workbook keeps apart from its cells")
  func shared() throws {
    var zip = StoredZip()
    for (part, xml) in [
      ("xl/workbook.xml", "<workbook><sheets><sheet name=\"一\" sheetId=\"1\" r:id=\"r1\" xmlns:r=\"r\"/></sheets></workbook>"),
      ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Target=\"/xl/s.xml\"/></Relationships>"),
      ("xl/sharedStrings.xml", "<sst><si><t>通知</t></si><si><r><t>各</t></r><r><t>单位</t></r><rPh><t>gè</t></rPh></si></sst>"),
      (
        "xl/s.xml",
        "<worksheet><sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c></row><row r=\"2\"><c t=\"s\"><v>1</v></c></row></sheetData></worksheet>"
      ),
    ] { zip.add(part, Array(xml.utf8)) }
    #expect(try DocumentText(zip.bytes).lines.filter { !$0.isEmpty } == ["通知", "各单位"])
  }

  private func workbook(_ sheet: String) -> [UInt8] {
    var zip = StoredZip()
    for (part, xml) in [
      ("xl/workbook.xml", "<workbook><sheets><sheet name=\"一\" sheetId=\"1\" r:id=\"r1\" xmlns:r=\"r\"/></sheets></workbook>"),
      ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Target=\"/xl/s.xml\"/></Relationships>"),
      ("xl/s.xml", "<worksheet>\(sheet)</worksheet>"),
    ] { zip.add(part, Array(xml.utf8)) }
    return zip.bytes
  }

  private func cell(_ place: String, _ text: String) -> String { "<c r=\"\(place)\" t=\"str\"><v>\(text)</v></c>" }

  @Test("with a row that no sheet has is damaged", arguments: ["9223372036854775807", "-9223372036854775808", "1048577", "0", "-1"])
  func rows(_ number: String) {
    let sheet = "<sheetData><row r=\"\(number)\"><c t=\"str\"><v>通知</v></c></row></sheetData>"
    #expect(#expect(throws: NoticeFault.self) { try DocumentText(workbook(sheet)) }?.code == "damaged")
  }

  @Test("with cells merged far out or the other way round is read all the same")
  func merges() throws {
    let rows =
      "<row r=\"1\">\(cell("A1", "序号"))\(cell("B1", "任务"))</row><row r=\"2\">\(cell("A2", "1"))\(cell("ZZZZZZ99999999", "上报"))</row>"
    for merge in ["GS1:GT1", "GR1:GS1", "XFD1:XFE1", "XFD1048576:A1", "ZZZZZZ1:ZZZZZZ99999999", "A1048577:B1048577", "A1:", "A9:B9"] {
      let sheet = "<sheetData>\(rows)</sheetData><mergeCells><mergeCell ref=\"\(merge)\"/></mergeCells>"
      #expect(try DocumentText(workbook(sheet)).lines.contains("1\t上报"), "\(merge)")
    }
    let backwards =
      "<sheetData><row r=\"1\">\(cell("A1", "任务"))\(cell("C1", "单位"))</row><row r=\"2\">\(cell("A2", "上报"))\(cell("C2", "中心"))</row></sheetData>"
      + "<mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells>"
    guard case .table(let table)? = try DocumentText(workbook(backwards)).blocks.first else {
      Issue.record("no table")
      return
    }
    #expect(table.map(\.cells) == [["任务", "任务", "单位"], ["上报", "", "中心"]])
  }

  @Test("that is no notice says what to do")
  func strange() async throws {
    let word = try await Papers.bytes("notice.docx")
    for (bytes, code, words) in [
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "old-format", ".docx"), ([0x89, 0x50, 0x4E, 0x47, 1], "image", "图片"),
      (Array("{\\rtf1".utf8), "rich-text", ".docx"), (Array("%PDF-1.7 garbage".utf8), "damaged", ".pdf"),
      (Array(" \n".utf8), "empty", "文字"),
      (Array(word.prefix(9000)), "damaged", "损坏"), (StoredZip().bytes, "undecodable", "第1行"),
    ] as [([UInt8], String, String)] {
      let fault = #expect(throws: NoticeFault.self) { try DocumentText(bytes) }
      #expect(fault?.code == code && fault?.sentence.zh.contains(words) == true)
    }
  }

  @Test("that is called a document and holds plain text is damaged", arguments: ["通知.docx", "台账.XLSX", "notice.pdf"])
  func misnamed(name: String) {
    let text = Array("关于做好工作的通知\n各单位：".utf8)
    #expect(#expect(throws: NoticeFault.self) { try DocumentText(text, named: name) }?.code == "damaged")
    #expect(throws: Never.self) { try DocumentText(text, named: "通知.txt") }
  }

  private func word(_ document: String) -> [UInt8] {
    var zip = StoredZip()
    zip.add("word/document.xml", Array(document.utf8))
    return zip.bytes
  }

  @Test("that is made to do harm is refused")
  func harm() async throws {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:body><w:p>&b;</w:p></w:body></w:document>"
    let file = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><document><body><p/></body></document>"
    let deep = String(repeating: "<p>", count: 5000) + String(repeating: "</p>", count: 5000)
    let many = "<document><body>" + String(repeating: "<p/>", count: 700_000) + "</body></document>"
    let hidden = Array("<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<document><body><p/></body></document>".utf8)
    for (text, code) in [
      (laughs, "entities"), (file, "entities"), (deep, "bomb"), (many, "bomb"), ("<document>", "damaged"), ("x", "damaged"),
      ("<?x?><document><body><p/></body></document>", "damaged"),
    ] {
      #expect(#expect(throws: NoticeFault.self) { try DocumentText(word(text)) }?.code == code)
    }
    #expect(throws: NoticeFault.self) { try DocumentText(word(String(decoding: hidden, as: UTF8.self))) }
    let zeros = [UInt8](repeating: 0x20, count: 33_000_000)
    var zip = StoredZip()
    zip.add("word/document.xml", zeros)
    #expect(#expect(throws: NoticeFault.self) { try DocumentText(zip.bytes) }?.code == "bomb")
    let wide =
      "<document><body><tbl><tr><tc><tcPr><gridSpan val=\"999999999\"/></tcPr><p><r><t>宽</t></r></p></tc><tc><p/></tc></tr></tbl></body></document>"
    #expect(try DocumentText(word(wide)).lines == ["宽"])
  }
}
