import Foundation
import TestSupport
import Testing

/// Notices that are damaged, hostile, or submitted twice: each is answered with a sentence, and nothing is left half
/// done.
@Suite("Imported notices", .serialized) struct HandedInTests {
  private static let notice = """
    关于<script>alert(1)</script>清查工作的通知
    临医保〔2019〕30号
    各县区医疗保障局：
    成立参保清查领导小组，成员如下：
    组长：李建国
    成员：王秀英、周强
    一、2019年12月19日前，市医保中心完成数据比对。
    二、2019年12月24日前，市医保中心报送清查汇总表。
    临河市医疗保障局
    2019年11月11日
    """

  private static func clerk() async throws -> (Office, DubanServer, PageVisitor) {
    let office = try await Office.open(["office"])
    try await office.duban.run("person", "password", "office", input: "jinan-2019-9-shizhuanxu\n").ok()
    let server = try await office.serve()
    return (office, server, try await PageVisitor.signIn(at: server.url, "office", "jinan-2019-9-shizhuanxu"))
  }

  @Test("A file that is no notice is refused with a sentence about its problem")
  func rubbishIsRefusedWithASentence() async throws {
    let (office, server, clerk) = try await Self.clerk()
    // The folder with the server's database exists as long as `office` does.
    defer { withExtendedLifetime((office, server)) {} }
    let csrf = try await clerk.get("/import").hidden("csrf")
    for (bytes, name, said) in [
      (Data(), "空.docx", "没有文字"), (Data(" \n\n".utf8), "空.txt", "没有文字"),
      (Data([0x89, 0x50, 0x4E, 0x47, 1, 2]), "扫描.png", "这是图片"), (Data([0x89, 0x50, 0x4E, 0x47, 1, 2]), "通知.docx", "这是图片"),
      (Data("一段文字".utf8), "通知.docx", "损坏"), (Data("PK\u{3}\u{4}zzzz".utf8), "通知.docx", "损坏"),
      (Data("%PDF-1.7 zzz".utf8), "通知.pdf", "打不开"), (Data([0, 1, 2, 3, 0, 0]), "通知.txt", "读不出来"),
      (Data("<html><body>通知</body></html>".utf8), "通知.txt", "网页"),
      (Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), "通知.doc", "旧格式"),
    ] {
      let page = try await clerk.post("/import", [("csrf", csrf)], bytes: bytes, name: name)
      #expect(page.status == 422 && page.text.contains(said), "\(name): \(page.status)")
    }
    let huge = try await clerk.post("/import", [("csrf", csrf)], bytes: Data(repeating: 0x61, count: 30_000_000), name: "大.txt")
    #expect(huge.status == 413, "\(huge.status)")
    #expect(huge.text.contains("一次最多20 MB"))
    #expect(try await office["office"].get("/initiatives").ok()["items"].list.count == 1)
    #expect(try await office.duban.alter("SELECT count(*) FROM items WHERE state = 'draft'") == ["0"])
  }

  @Test("Markup in a notice is shown as text") func markupStaysText() async throws {
    let (office, server, clerk) = try await Self.clerk()
    defer { withExtendedLifetime((office, server)) {} }
    let csrf = try await clerk.get("/import").hidden("csrf")
    let made = try await clerk.post("/import", [("csrf", csrf)], file: Self.notice, name: "<img src=x>.txt")
    let draft = try await clerk.get(made.location)
    #expect(draft.text.contains("&lt;script&gt;") && !draft.text.contains("<script>alert"))
    #expect(try await !clerk.get("/import").text.contains("<script>alert"))
  }

  @Test("A draft saved in a second window does not overwrite the first")
  func aSecondWindowDoesNotOverwriteTheFirst() async throws {
    let (office, server, clerk) = try await Self.clerk()
    defer { withExtendedLifetime((office, server)) {} }
    let csrf = try await clerk.get("/import").hidden("csrf")
    let draft = try await clerk.post("/import", [("csrf", csrf)], file: Self.notice, name: "n.txt").location
    let version = try await clerk.get(draft).hidden("version")
    func save(_ title: String) async throws -> PageVisitor.Page {
      try await clerk.post(draft, [("csrf", csrf), ("version", version), ("act", "save"), ("title", title), ("task.0.title", "完成数据比对")])
    }
    #expect(try await save("第一个窗口").status == 303)
    let second = try await save("第二个窗口")
    #expect(second.status == 412 && second.text.contains("第二个窗口"), "what was typed is kept")
    #expect(try await clerk.get(draft).text.contains("第一个窗口"))
  }

  @Test("A draft started six times at once starts once") func startedTwiceAtOnceStartsOnce() async throws {
    let (office, server, clerk) = try await Self.clerk()
    defer { withExtendedLifetime((office, server)) {} }
    let csrf = try await clerk.get("/import").hidden("csrf")
    let draft = try await clerk.post("/import", [("csrf", csrf)], file: Self.notice, name: "n.txt").location
    let version = try await clerk.get(draft).hidden("version")
    let form = [("csrf", csrf), ("version", version), ("act", "start"), ("title", "清查"), ("task.0.title", "完成数据比对"), ("settle", "all")]
    let answers = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<6 { group.addTask { try await clerk.post(draft, form).status } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.allSatisfy { $0 == 303 }, "\(answers)")
    let late = try await clerk.post(draft, form)
    #expect(late.status == 303 && late.location.contains("/schedule"))
    #expect(try await office.duban.alter("SELECT count(*) FROM items WHERE title = '完成数据比对'") == ["1"])
    #expect(try await office.duban.run("verify").ok() == "")
  }
}
