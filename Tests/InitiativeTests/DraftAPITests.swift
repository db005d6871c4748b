import Foundation
import TestSupport
import Testing

@Suite("Drafts by the API")
struct DraftAPITests {
  private static let notice = """
    关于报送用款计划的通知
    临医保〔2019〕30号
    各县区医疗保障局：
    一、各县区医疗保障局每月25日前报送下月用款计划。
    二、12月20日前，市医保中心完成汇总。
    三、12月27日前，市医保局印发汇总结果。
    临河市医疗保障局
    2019年11月11日
    """

  @Test("A notice is read from a raw body or a form, and becomes live only when its draft is started")
  func file() async throws {
    let office = try await Office.open(["office", "member"])
    let server = try await office.serve()
    defer { withExtendedLifetime(server) {} }
    let raw = try await office["office"].send(
      "POST", "/api/v1/drafts", body: Data(Self.notice.utf8), headers: ["Content-Type": "text/plain"])
    let part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"n.txt\"\r\n\r\n\(Self.notice)\r\n--b--\r\n"
    let form = try await office["office"].send(
      "POST", "/api/v1/drafts", body: Data(part.utf8), headers: ["Content-Type": "multipart/form-data; boundary=b"])
    let draft = try raw.ok()
    #expect(try form.ok() == draft && draft["tasks"].list.count == 3 && draft["tasks"][0]["recurrence"] == "monthly:25")
    #expect(try await office["office"].get("/initiatives").ok()["items"].list.count == 1)
    let dropped = try await office["office"].post("/initiatives", draft).ok()
    let moves = "/initiatives/\(dropped["id"].text)/moves"
    #expect(try await office["member"].post(moves, ["move": "discard"]).status == 404)
    try await office["office"].post(moves, ["move": "discard"]).ok()
    #expect(try await office["office"].post(moves, ["move": "start"]).status == 409)
    let made = try await office["office"].post("/initiatives", draft).ok()
    let path = "/initiatives/\(made["id"].text)"
    #expect(try await office["office"].get(path + "/schedule").ok()["items"].list.isEmpty)
    #expect(try await office["member"].get(path).status == 404)
    try await office["office"].post(path + "/moves", ["move": "start"]).ok()
    // Recurring tasks are created by the scheduler, period by period.
    #expect(try await office["office"].get(path + "/schedule").ok()["items"].list.count == 2)
  }

  @Test("A notice that cannot be read, or a user who may not import, is refused with a code")
  func refused() async throws {
    let office = try await Office.open(["office", "vendor"])
    let server = try await office.serve()
    defer { withExtendedLifetime(server) {} }
    let image = try await office["office"].send("POST", "/api/v1/drafts", body: Data([0x89, 0x50, 0x4E, 0x47, 1]))
    #expect(image.status == 422 && image["code"] == "image")
    #expect(try await office["office"].send("POST", "/api/v1/drafts", body: Data()).status == 400)
    #expect(try await office["vendor"].send("POST", "/api/v1/drafts", body: Data("x".utf8)).status == 403)
  }
}
