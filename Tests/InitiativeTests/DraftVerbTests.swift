import Foundation
import TestSupport
import Testing

@Suite("duban draft")
struct DraftVerbTests {
  private static let notice = """
    关于开展参保清查的通知
    临医保〔2020〕3号
    各县区医疗保障局：
    现将有关工作通知如下。
    成立参保清查领导小组，组长：李建国，成员：王秀英、周强。
    一、时间安排
    （一）6月3日前，各县区医疗保障局上报联系人名单。
    （二）6月19日前，市医保中心完成数据比对。
    （三）6月24日前，市医保中心报送清查汇总表。
    临河市医疗保障局
    2020年5月28日
    """

  @Test("A notice is read in UTF-8 and UTF-16", arguments: [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian])
  func encodings(_ encoding: String.Encoding) async throws {
    let duban = try await Duban()
    let file = duban.folder.file("notice.txt")
    let mark: [String.Encoding: [UInt8]] = [.utf8: [0xEF, 0xBB, 0xBF], .utf16LittleEndian: [0xFF, 0xFE], .utf16BigEndian: [0xFE, 0xFF]]
    let bytes = try #require(Self.notice.data(using: encoding))
    try (Data(mark[encoding] ?? []) + bytes).write(to: URL(filePath: file))
    let draft = try JSON(Data(try await duban.run("draft", file).ok().utf8))
    #expect(draft["documentNumber"].text == "临医保〔2020〕3号" && draft["issueDate"].text == "2020-05-28")
    #expect(draft["tasks"].list.map { $0["due"].text } == ["2020-06-03", "2020-06-19", "2020-06-24"])
  }

  @Test("The printed draft loads as an initiative file")
  func loads() async throws {
    let duban = try await Duban()
    let (notice, draft) = (duban.folder.file("Linhe 3.txt"), duban.folder.file("draft.yaml"))
    try Self.notice.write(toFile: notice, atomically: true, encoding: .utf8)
    try await duban.run("draft", notice, "--format", "yaml").ok().write(toFile: draft, atomically: true, encoding: .utf8)
    #expect(try await duban.run("initiative", "load", draft, "--database", duban.database).ok() == "linhe-3")
  }

  @Test("A file that is no text is refused with a hint")
  func refused() async throws {
    let duban = try await Duban()
    let file = duban.folder.file("scan.txt")
    try Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]).write(to: URL(filePath: file))
    let ended = try await duban.run("draft", file)
    #expect(ended.status == 1 && ended.errors.contains(".docx") && ended.output.isEmpty)
  }
}
