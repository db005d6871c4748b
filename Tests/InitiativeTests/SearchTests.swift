import Foundation
import TestSupport
import Testing

/// Full-text search by API and on the pages.
@Suite("Search", .serialized) struct SearchTests {
  private static let password = "correct-horse-battery"

  @Test("A search finds the items a user may see, newest first")
  func everybodyFindsWhatTheyMaySeeTheNewestFirst() async throws {
    let office = try await Office.open()
    let rows = (1...120).map { "第\($0)家结算系统联调,定点服务组,2020-03-\(10 + $0 % 20)\n" }.joined()
    let file = try office.duban.write("title,lead,limit\n\(rows)请技术公司报价,技术保障组,2020-04-01\n", to: "rows.csv")
    try await office.duban.run("import", "task", file, "--initiative", "jinan-2019-9", at: Office.morning).ok()
    let server = try await office.serve()
    let clerk = office["office"]
    let first = try await clerk.get("/items", ["q": "联调 家结", "kind": "task"]).ok()
    #expect(first["items"].list.map { $0["title"].text } == (71...120).reversed().map { "第\($0)家结算系统联调" })
    let all = try await clerk.items(["q": "联调 家结", "limit": "50"])
    #expect(all.count == 120 && Set(all.map(\.["id"])).count == 120)
    #expect(try await clerk.items(["q": "联调", "due_after": "2020-03-29", "limit": "7"]).count == 6, "with other filters")
    // One of them belongs to the vendor's group.
    #expect(try await office["vendor"].items(["q": "报价"]).map { $0["title"].text } == ["请技术公司报价"])
    #expect(try await office["vendor"].items(["q": "家结"]).isEmpty)
    try await server.stop()
  }

  @Test("A search that is too short is refused with a sentence, and operators are taken as text")
  func whatIsTooShortOrHostileIsAnsweredWithASentence() async throws {
    let office = try await Office.open()
    let server = try await office.serve()
    for words in ["条", "%", "\"", "a b", "—— ——"] {
      let answer = try await office["office"].get("/items", ["q": words])
      #expect(answer.status == 400 && answer["title"].text.contains("两个字"), "\(words)")
    }
    for words in ["\" OR \"", "联调\" OR \"", "NEAR(联调 结算, 2)", "'; DROP TABLE items; --", String(repeating: "条", count: 2000)] {
      let answer = try await office["office"].get("/items", ["q": words])
      #expect(answer.status == 200 && answer["items"].list.isEmpty, "\(words.prefix(20))")
    }
    // Half a surrogate pair, which is not valid UTF-8, and NUL, which no database stores.
    #expect(try await office["office"].get("/items", ["q": "a\0bc"]).status == 400)
    #expect(try await office["office"].send("GET", "/api/v1/items?q=%ED%A0%80%ED%A0%80").status == 400)
    #expect(try await office["office"].get("/items", ["q": "联调", "cursor": "x"]).status == 400)
    try await server.stop()
  }

  @Test("The search page shows the number of results and the next page")
  func thePageSaysHowManyAndGoesOn() async throws {
    let office = try await Office.open()
    let file = try office.duban.write(
      "title,category,holder\n" + (1...60).map { "补卡后账户余额划回\($0),lost-card,张某\($0)\n" }.joined(), to: "rows.csv")
    try await office.duban.run("import", "ledger-entry", file, "--initiative", "jinan-2019-9", at: Office.morning).ok()
    try await office.duban.run("person", "password", "office", input: Self.password + "\n").ok()
    let server = try await office.serve()
    let clerk = try await PageVisitor.signIn(at: server.url, "office", Self.password)
    func escaped(_ words: String) -> String { words.addingPercentEncoding(withAllowedCharacters: .alphanumerics)! }
    let page = try await clerk.get("/search?q=\(escaped("划回"))")
    #expect(page.text.contains("最新的50件") && page.text.contains("补卡后账户余额划回60<") && !page.text.contains("补卡后账户余额划回10<"))
    let next = try #require(page.text.firstMatch(of: /href="(\/search\?[^"]*after=[^"]*)"/)?.output.1).replacing("&amp;", with: "&")
    let rest = try await clerk.get(String(next))
    #expect(rest.text.contains("最新的10件") && rest.text.contains("补卡后账户余额划回10<"))
    #expect(try await clerk.get("/search?q=\(escaped("划"))").text.contains("两个字"))
    #expect(try await clerk.get("/search?q=\(escaped("无此事"))").text.contains("没有找到“无此事”"))
    // A masked name is found by its full value only.
    #expect(try await clerk.get("/search?q=\(escaped("张某17"))").text.contains("补卡后账户余额划回17<"))
    #expect(try await clerk.get("/search?q=\(escaped("张某"))").text.contains("没有找到"))
    let entry = try #require(try await office["office"].items(["q": "划回60"]).first)
    let ledger = "/initiatives/\(entry["initiative"].text)/ledger?q="
    #expect(try await clerk.get(ledger + escaped("划回60")).text.contains("补卡后账户余额划回60"))
    #expect(try await clerk.get(ledger + escaped("划")).text.contains("两个字"))
    try await server.stop()
  }
}
