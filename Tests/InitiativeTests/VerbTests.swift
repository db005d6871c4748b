import Foundation
import TestSupport
import Testing

/// The promises of the command line: output, exit status, messages.
@Suite("The command line", .serialized) struct VerbTests {
  @Test("duban calendar computes with the State Council's holidays")
  func theCalendarIsTheStateCouncils() async throws {
    let duban = try await Duban()
    #expect(
      try await duban.run("calendar", "days", "2019-10-10", "2019-10-14").lines
        == ["2019-10-10 working", "2019-10-11 working", "2019-10-12 working", "2019-10-13 off", "2019-10-14 working"])
    for (from, limit, end) in [
      ("2019-11-20T16:30+08:00", "3 working days", "2019-11-25T23:59:59+08:00"),
      ("2019-11-26T10:00+08:00", "5 working days", "2019-12-03T23:59:59+08:00"),
      ("2020-01-22T09:00+08:00", "2 working days", "2020-02-03T23:59:59+08:00"),
      ("2019-11-12T09:00+08:00", "10 days", "2019-11-22T23:59:59+08:00"),
    ] {
      #expect(try await duban.run("calendar", "add", from, limit).ok() == end)
    }
    let unknown = try await duban.run("calendar", "add", "2030-01-02T09:00+08:00", "1 working day")
    #expect(unknown.status == 0 && unknown.errors.contains("2030年放假安排未公布，按周一至周五暂计"))
    #expect(try await duban.run("calendar", "days", "2019-02-30", "2019-03-01").status == 64)
    #expect(try await duban.run("calendar", "add", "2019-11-20T16:30+08:00", "some time").status == 64)
  }

  @Test("duban workflow lists, checks, exports and traces kinds")
  func theWorkflowsAreListedCheckedExportedAndTraced() async throws {
    let duban = try await Duban()
    let kinds = try await duban.run("workflow", "list").lines.map { String($0.prefix { $0 != "\t" }) }
    #expect(
      Set(["hotline-ticket", "initiative", "leading-group", "ledger-entry", "task", "task-share", "working-group"]).isSubset(of: kinds))
    #expect(try await duban.run("workflow", "check").ok() == "")
    #expect(
      try await duban.run("workflow", "trace", "ledger-entry", "assign", "sign-off", "submit", "fly", "sign-off").lines
        == ["registered", "handling", "handling", "checking", "checking", "closed"])
    for kind in kinds {
      #expect(try await duban.run("workflow", "export", kind, "--format", "scxml").ok().contains("<scxml"))
      #expect(try await duban.run("workflow", "export", kind, "--format", "mermaid").ok().hasPrefix("stateDiagram-v2"))
      #expect(try JSON(Data(try await duban.run("workflow", "export", kind, "--format", "json").ok().utf8)) != .null)
    }
    #expect(try await duban.run("workflow", "export", "wish").status == 64)
  }

  @Test("duban person adds accounts and replaces passwords") func peopleAndTheirPasswords() async throws {
    let duban = try await Duban()
    #expect(try await duban.run("person", "add", "wang", "--display", "王会计", "--agency", "济南市医保中心", input: "长江黄河2019-09\n").ok() == "wang")
    #expect(try await duban.run("person", "add", "wang", input: "长江黄河2019-09\n").status == 64)
    #expect(try await duban.run("person", "add", "li", input: "short\n").status == 64)
    #expect(try await duban.run("person", "add", "sun", "--administrator", "--auditor").status == 64)
    #expect(try await duban.run("person", "add", "audit", "--auditor", input: "长江黄河2020-09\n").ok() == "audit")
    let server = try await duban.serve()
    func signIn(_ password: String) async throws -> Client.Answer {
      try await server.guest.post("/sessions", ["login": "wang", "password": .text(password)])
    }
    let first = Client(urls: server.urls, token: try await signIn("长江黄河2019-09").ok()["token"].text)
    let second = try await duban.client("wang")
    #expect(first.token != second.token)
    for client in [first, second] { #expect(try await client.get("/me").ok()["name"] == "王会计") }
    try await duban.run("person", "password", "wang", input: "泰山黄山2019-09\n").ok()
    #expect(try await signIn("长江黄河2019-09").status == 401)
    #expect(try await signIn("泰山黄山2019-09").status == 201)
    #expect(try await duban.client("audit").get("/me").ok()["auditor"].isTrue)
    #expect(try await duban.run("token", "nobody").status == 64)
    #expect(try await duban.run("person", "password", "wang", input: "").status == 64)
    try await server.stop()
  }

  @Test("duban import reads agencies and people from files")
  func theDirectoryComesInFromAFile() async throws {
    let duban = try await Duban()
    let agencies = try duban.write("名称,上级,办公时间\n济南市,,\n市医保中心,济南市,\"09:00-12:00, 13:30-17:00\"\n", to: "agencies.csv")
    #expect(try await duban.run("import", "agency", agencies).ok() == "2")
    let people = try duban.write("登录名,姓名,单位,邮箱\nzhang,林舟,市医保中心,zhang@example.org\nzhang2,林舟,济南市,\n", to: "people.csv")
    let taken = try await duban.run("import", "person", people)
    #expect(try taken.ok() == "2" && taken.errors.contains("林舟"))
    #expect(try await duban.run("import", "person", people).ok() == "2")
    let rows = try await duban.run("export", "person").lines
    #expect(rows.count { $0.contains("林舟") } == 2 && rows.contains { $0.contains("zhang,林舟,市医保中心,zhang@example.org") })
  }

  @Test("The database of duban demo can be served like any other")
  func theDemoIsAnOrdinaryDatabase() async throws {
    let duban = try await Duban(["DUBAN_TESTING": "0"])
    let accounts = duban.folder.file("accounts.json")
    let demo = try await duban.serve(["demo", "--accounts", accounts, "--database", duban.database])
    let listed = try JSON(try Data(contentsOf: URL(filePath: accounts))).list
    #expect(
      Set(listed.map(\.["role"].text)) == [
        "leading-leader", "office", "leader", "convener", "member", "liaison", "vendor", "responder", "supervisor", "auditor",
        "administrator",
      ])
    for account in listed { #expect(demo.log.contains(account["password"].text)) }
    try await demo.stop()
    let server = try await duban.serve()
    for account in listed {
      let session = try await server.guest.post("/sessions", ["login": account["login"], "password": account["password"]])
      let client = Client(urls: server.urls, token: try session.ok()["token"].text)
      #expect(try await client.get("/me").ok()["login"] == account["login"])
      let seen = try await client.get("/initiatives").ok()["items"].list.count
      #expect(seen == (account["role"] == "administrator" ? 0 : 1), "\(account["role"].text)")
    }
    try await server.stop()
    #expect(try await duban.run("verify").ok() == "")
  }

  @Test(
    "Every command takes a settings file, and refuses an unknown key by name",
    arguments: [
      ["workflow", "list"], ["calendar", "days", "2019-11-20", "2019-11-21"], ["openapi"], ["person", "add", "wang"],
    ])
  func everyCommandTakesASettingsFile(_ verb: [String]) async throws {
    let duban = try await Duban(on: .sqlite)
    let good = try duban.write(#"{"rate": {"limit": "off"}, "streams": 20}"#, to: "good.json")
    try await duban.run(verb + ["--config", good]).ok()
    let bad = try await duban.run(verb + ["--config", try duban.write(#"{"rate": {"limits": "off"}}"#, to: "bad.json")])
    #expect(bad.status == 64 && bad.errors.contains("rate.limits"))
  }

  @Test("Invalid settings are refused with a sentence that contains no secret")
  func settingsAreRefusedWithASentence() async throws {
    #expect(try await Duban(["DUBAN_TESTING": "0"]).run("workflow", "list", at: "2019-11-12T09:00+08:00").status == 64)
    #expect(try await Duban(["DUBAN_CLOCK": "today"]).run("workflow", "list").status == 64)
    let nobody = try await Duban(["DUBAN_DATABASE": "postgresql://duban:geheim@127.0.0.1:1/duban"]).run("verify")
    #expect(nobody.status == 1 && nobody.errors.contains("127.0.0.1:1") && !nobody.errors.contains("geheim"))
    let other = try await Duban(["DUBAN_DATABASE": "mysql://duban:geheim@127.0.0.1/duban"]).run("verify")
    #expect(other.status == 64 && !other.errors.contains("geheim"))
    let mail = try await Duban(["DUBAN_MAIL_URL": "http://user:geheim@127.0.0.1"]).run("remind")
    #expect(mail.status == 64 && !mail.errors.contains("geheim") && mail.errors.contains("DUBAN_MAIL_URL"))
    let unknown = try await Duban(["DUBAN_PROT": "1"]).run("verify")
    #expect(unknown.status == 64 && unknown.errors.contains("DUBAN_PROT"))
    let unreadable = try await Duban(["DUBAN_STREAMS": "many"])
    for verb in [["serve"], ["openapi"], ["workflow", "list"], ["calendar", "days", "2019-11-20", "2019-11-21"]] {
      let ended = try await unreadable.run(verb)
      #expect(ended.status == 64 && ended.errors.contains("DUBAN_STREAMS"), "\(verb)")
    }
    #expect(!FileManager.default.fileExists(atPath: unreadable.database))
    #expect(try await Duban().run("fly").status == 64)
    for verb in [
      "serve", "demo", "draft", "workflow", "calendar", "remind", "export", "import", "backup", "restore", "verify", "person", "token",
      "openapi",
    ] {
      #expect(try await Duban().run(verb, "--help").status == 0, "\(verb)")
    }
  }
}
