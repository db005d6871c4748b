import Foundation
import TestSupport
import Testing

/// Names, addresses, files and passwords as an attacker or a careless user might enter them.
@Suite("Hostile input", .serialized) struct HostileTests {
  @Test("Text with markup, SQL or control characters is stored and found unchanged")
  func textComesBackAsItWasWritten() async throws {
    let office = try await Office.open()
    let server = try await office.serve()
    for text in [
      "<script>alert(1)</script><b>户名</b>", "'; DROP TABLE items; --", "\" OR 1=1 --", "{{item.title}} ${7*7} %s%n", "../../etc/passwd",
      "表情😀 全角ＡＢＣ \u{202E}倒写", "行一\n行二\t制表",
    ] {
      let made = try await office["leader"].register("ledger-entry", text, ["category": "other", "bank": .text(text)]).ok()
      let seen = try await office["leader"].see(made["id"].text)
      #expect(seen["title"].text == text && seen["fields"]["bank"].text == text)
      #expect(try await office["leader"].get("/items", ["q": text]).ok()["items"].list.map(\.["id"]) == [made["id"]])
    }
    let found = try await office["leader"].get("/items", ["q": "item.title"]).ok()["items"].list.map(\.["title"].text)
    #expect(found == ["{{item.title}} ${7*7} %s%n"])
    for signs in ["%", "__", "*", "\""] { #expect(try await office["leader"].get("/items", ["q": signs]).status == 400) }
    try await server.stop()
    #expect(try await office.duban.run("verify").ok() == "")
  }

  @Test("Addresses outside the site are not found") func addressesThatLeadNowhereAreNotFound() async throws {
    let office = try await Office.open(["leader"])
    let server = try await office.serve()
    for path in [
      "/api/v1/nothing", "/api/v2/items", "/api", "//etc/passwd", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
      "/assets/../duban.sqlite",
      "/api/v1/items/%00", "/api/v1/items/..%2f..%2fsecret", "/api/v1/initiatives/%E4%B8%80/groups",
      "/" + String(repeating: "a", count: 4000),
    ] {
      let answer = try await office["leader"].send("GET", path)
      #expect(answer.status == 404 || answer.status == 400, "\(path): \(answer.status)")
      #expect(!answer.text.contains("root:"))
    }
    #expect(try await server.guest.send("GET", "/api/v1/items").status == 401)
    for path in ["/sign-in?back=%00", "/search?q=%E9%93%B6%00", "/api/v1/items?q=ab%00"] {
      #expect(try await office["leader"].send("GET", path).status == 400, "\(path)")
    }
    let form = try await office["leader"].send(
      "POST", "/sign-in", body: Data("login=a%00b&password=x".utf8), headers: ["Content-Type": "application/x-www-form-urlencoded"])
    #expect(form.status == 400)
    for method in ["DELETE", "PUT", "TRACE"] {
      #expect([404, 405].contains(try await office["leader"].send(method, "/api/v1/items/x").status), "\(method)")
    }
    let large = try? await office["leader"].send("GET", "/api/v1/me", headers: ["X-Padding": String(repeating: "x", count: 200_000)])
    #expect(large == nil || [400, 413, 431].contains(large!.status))
    #expect(try await office["leader"].get("/me").status == 200)
    try await server.stop()
  }

  @Test("Page numbers and periods outside the range are refused")
  func numbersBeyondAllMeasureAreRefused() async throws {
    let office = try await Office.open(["leader"])
    let password = "长江黄河2019-09"
    try await office.duban.run("person", "password", "leader", input: password + "\n").ok()
    let server = try await office.serve()
    let clerk = try await PageVisitor.signIn(at: server.url, "leader", password)
    let reports = "/initiatives/jinan-2019-9/reports?view=lateness"
    for number in [Int.max, Int.min, 0, -1, 100_001] {
      #expect(try await clerk.get("\(reports)&page=\(number)").status == 400, "page \(number)")
      #expect(try await clerk.get("\(reports)&list=all&late=\(number)").status == 400, "late \(number)")
    }
    for period in ["9999", "9999-12", "9999-01", "1899", "2019-13"] {
      for path in [reports, "/initiatives/jinan-2019-9/reports/export?view=lateness&table=lateness"] {
        #expect(try await clerk.get("\(path)&period=\(period)").status == 400, "\(path) \(period)")
      }
      let answer = try await office["leader"].get("/initiatives/jinan-2019-9/figures", ["period": period])
      #expect("\(answer.status) \(answer["code"].text)" == "400 bad-parameter", "\(period)")
    }
    for last in ["page=100000", "list=all&late=100000", "period=9998", "period=9998-12", "period=1900-01"] {
      #expect(try await clerk.get("\(reports)&\(last)").status == 200, "\(last)")
    }
    try await server.stop()
  }

  @Test("Password guessing is slowed down for that login only") func guessingIsSlowedDown() async throws {
    let office = try await Office.open(["leader"])
    try await office.duban.run("person", "password", "leader", input: "长江黄河2019-09\n").ok()
    try await office.duban.run("person", "password", "member", input: "泰山黄山2019-09\n").ok()
    let server = try await office.serve()
    func signIn(_ login: String, _ password: String) async throws -> Client.Answer {
      try await server.guest.post("/sessions", ["login": .text(login), "password": .text(password)])
    }
    for guess in 1...5 { #expect(try await signIn("leader", "猜\(guess)").status == 401) }
    let slowed = try await signIn("leader", "长江黄河2019-09")
    let wait = try #require(slowed.headers["retry-after"].flatMap { Int($0) })
    #expect(slowed.status == 429 && (1...900).contains(wait) && slowed["title"].text.contains("\(wait)"))
    #expect(try await signIn("member", "泰山黄山2019-09").status == 201)
    #expect(try await office["leader"].get("/me").status == 200)
    #expect(try await signIn("nobody", "泰山黄山2019-09")["code"] == "wrong-password")
    try await server.stop()
    let later = try await office.duban.serve(at: "2019-11-12T09:16+08:00")
    #expect(try await signIn("leader", "长江黄河2019-09").status == 201)
    try await later.stop()
  }

  @Test("An error in a workflow file is reported with its line")
  func aBrokenWorkflowFileIsNamedByLine() async throws {
    let duban = try await Duban()
    let folder = duban.folder.file("own")
    try FileManager.default.createDirectory(atPath: folder + "/kinds", withIntermediateDirectories: true)
    for (name, text, complaint) in [
      ("tab", "kind: wish\n\tname: x\n", ":2:"), ("colour", "kind: wish\nname: { zh: 心愿, en: Wish }\nversion: 1\ncolour: red\n", ":4:"),
      (
        "state",
        "kind: wish\nname: { zh: 心愿, en: Wish }\nversion: 1\nstates:\n  open: { name: { zh: 开, en: Open }, initial: true, done: maybe }\n",
        ":5:"
      ),
    ] {
      let path = folder + "/kinds/\(name).yaml"
      try Data(text.utf8).write(to: URL(filePath: path))
      for verb in [["serve", "--port", "\(duban.port)"], ["workflow", "check"], ["initiative", "load", "jinan-2019-9"]] {
        let refused = try await duban.run(verb + ["--workflows", folder])
        #expect(refused.status == 1 && (refused.output + refused.errors).contains("\(name).yaml\(complaint)"), "\(verb)")
      }
      try FileManager.default.removeItem(atPath: path)
    }
    #expect(FileManager.default.fileExists(atPath: duban.database) == false)
  }

  @Test("An error in an initiative file or a table is reported with its line")
  func filesThatDoNotFitAreNamedByLine() async throws {
    let office = try await Office.open(["leader"])
    let duban = office.duban
    let initiative = try duban.write("initiative: other\ntitle: 另一件事\nitems:\n  a: { title: 甲, due: 2019-02-31 }\n", to: "other.yaml")
    let refused = try await duban.run("initiative", "load", initiative)
    #expect(refused.status == 1 && refused.errors.contains("other.yaml:4"), "\(refused.errors)")
    #expect(try await duban.run("initiative", "load", "jinan-2019-9", at: Office.morning).status == 1)

    func importing(_ bytes: Data) async throws -> Duban.Ended {
      try bytes.write(to: URL(filePath: duban.folder.file("rows.csv")))
      return try await duban.run(
        "import", "ledger-entry", duban.folder.file("rows.csv"), "--initiative", "jinan-2019-9", at: Office.morning)
    }
    for (what, text) in [
      ("unknown column", "title,colour\n甲,红\n"), ("no title column", "category\nother\n"), ("an open quote", "title,category\n\"甲,other\n"),
    ] {
      let refused = try await importing(Data(text.utf8))
      #expect(refused.status == 1 && !refused.errors.isEmpty, "\(what): \(refused.errors)")
    }
    #expect(try await importing(Data()).status == 1)
    #expect(try await duban.run("import", "wish", duban.folder.file("rows.csv"), "--initiative", "jinan-2019-9").status != 0)
    #expect(try await duban.run("import", "ledger-entry", "nowhere.csv", "--initiative", "jinan-2019-9").status == 64)
    #expect(try await duban.run("export", "ledger-entry", "--initiative", "jinan-2019-9").lines.count == 1)
  }
}
