import TestSupport
import Testing

/// A guard that counts parts sees all of them, however many there are.
extension RoadTests {
  private static let count = 1200

  /// A circular with its receipts, all signed but one, by place.
  private func circular(open place: Int, in office: RoadOffice) async throws -> (whole: String, part: String) {
    let whole = try await office.register("office", "circular", unique("通知"), lead: "定点服务组")
    let rows = "标题,回执内容,牵头\n" + (1...Self.count).map { "第\($0)家,签收,定点医院甲\n" }.joined()
    let taken = try await office.clerk("office").post(
      "/initiatives/\(RoadOffice.initiative)/kinds/receipt/paste?parent=\(whole)", [("batch", rows), ("confirm", "all")], key: unique("key")
    )
    #expect(taken.status == 303, "\(taken)")
    let parts = try await office["office"].items(["parent": whole, "limit": "200"])
    #expect(parts.count == Self.count)
    let open = try #require(parts.first { $0["title"].text == "第\(place)家" })["id"].text
    let others = parts.map(\.["id"].text).filter { $0 != open }
    for start in stride(from: 0, to: others.count, by: 500) {
      let stage = Array(others[start..<min(start + 500, others.count)])
      let body: JSON = ["move": "sign", "items": .texts(stage), "fields": ["signed-by": "收发室"]]
      let signed = try await office.api("office", "POST", "/items/moves", body)
      #expect(signed.each.allSatisfy { $0.status == 200 } && signed.each.count == stage.count, "\(signed)")
    }
    return (whole, open)
  }

  @Test("With the last of 1,200 parts open the whole does not close, by any road", arguments: [1, count])
  func seesEachPart(_ place: Int) async throws {
    let office = try await RoadOffice.shared.value
    let (whole, part) = try await circular(open: place, in: office)
    let single = try await office.api("office", "POST", "/items/\(whole)/moves", ["move": "close"])
    #expect(single.status == 409 && single.code == "open-parts", "\(single)")
    #expect(single.json["blockers"].list.map(\.["id"].text) == [part], "\(single)")
    let many = try await office.api("office", "POST", "/items/moves", ["move": "close", "items": [.text(whole)]]).first
    #expect(many.status == 409 && many.json["blockers"].list.map(\.["id"].text) == [part], "\(many)")
    let version = try await office.version(whole)
    let page = try await office.clerk("office").post("/items/\(whole)/moves", [("move", "close")], key: unique("key"), version: version)
    #expect(page.status == 409 && page.said.contains("第\(place)家"), "\(page)")
    let bulk = try await office.clerk("office").post(
      "/items/moves", [("items", "\(whole):\(version)"), ("move", "close"), ("confirm", "yes")], key: unique("key"))
    #expect(bulk.outcome == 409, "\(bulk)")
    #expect(try await office.see(whole)["state"] == "collecting")

    let shown = try await office.clerk("office").visitor.get("/items/\(whole)").text
    #expect(shown.contains("第\(place)家") && shown.contains("第400家"), "the open one and those that are done")
    #expect(shown.contains("先列未办结的，列出500项，共1200项"))
    try await office["office"].move(part, "sign", ["signed-by": "收发室"]).ok()
    #expect(try await office["office"].move(whole, "close").ok()["state"] == "closed")
  }
}
