import Foundation
import TestSupport
import Testing

/// The hotline of the Jinan initiative: each rule with the moves it refuses.
@Suite("Hotline tickets", .serialized) struct HotlineTests {
  private static let morning = "2019-11-20T09:00+08:00"
  private static let people = [
    "office", "leading-leader", "leader", "member", "policy-leader", "policy-member", "technical-member-1", "service-member", "responder",
  ]

  private struct Line {
    let duban: Duban
    let people: [String: Client]
    subscript(_ login: String) -> Client { people[login]! }

    func from(_ clock: String, _ work: (DubanServer) async throws -> Void) async throws {
      let server = try await duban.serve(at: clock)
      try await work(server)
      try await server.stop()
    }

    func call(_ title: String, _ fields: JSON = ["nature": "consult"]) async throws -> JSON {
      try await self["responder"].register("hotline-ticket", title, fields).ok()
    }

    func state(_ id: String) async throws -> String { try await self["office"].see(id)["state"].text }
  }

  private func open() async throws -> Line {
    let duban = try await Duban()
    try await duban.run("initiative", "load", "jinan-2019-9", at: "2019-11-12T08:30+08:00").ok()
    return Line(duban: duban, people: try await duban.clients(Self.people, at: Self.morning))
  }

  private func refusal(_ answer: Client.Answer) -> String { "\(answer.status) \(answer["code"].text)" }

  @Test("The catalogue class of a ticket sets its parties and its statutory deadline")
  func theCatalogueNamesWhoLeadsAndAssistsAndTheLawsTerm() async throws {
    let line = try await open()
    try await line.from(Self.morning) { _ in
      let id = try await line.call("余额少了", ["nature": "consult", "class": "0101"])["id"].text
      let sent = try await line["responder"].move(id, "dispatch").ok()
      let groups = try await line["office"].get("/initiatives/jinan-2019-9/groups").ok()["items"].list
      func name(_ key: JSON) -> String { groups.first { $0["id"] == key }?["name"].text ?? "" }
      #expect(name(sent["lead"]) == "财政金融组" && sent["assisting"].list.map(name) == ["技术保障组"])
      #expect(refusal(try await line["technical-member-1"].move(id, "accept")) == "403 not-allowed")
      try await line["member"].move(id, "accept").ok()
      try await line["technical-member-1"].move(id, "contribute", comment: "流水已导出").ok()
      #expect(refusal(try await line["technical-member-1"].move(id, "reply", ["reply": "可查"])) == "403 not-allowed")

      let lawful = try await line.call("申请公开资金明细", ["nature": "consult", "class": "0202"])
      #expect(lawful["limit"] == "2019-12-18T23:59:59+08:00")
      let plain = try await line.call("问一下")["id"].text
      #expect(refusal(try await line["responder"].move(plain, "dispatch")) == "422 missing")
      let odd = try await line["responder"].register("hotline-ticket", "错码", ["nature": "consult", "class": "9999"])
      #expect(refusal(odd) == "422 faults")
    }
  }

  @Test("A ticket can be handed back within 2 working days, but not after a direct assignment")
  func aHandBackHasItsTimeAndNoneAfterADirectAssignment() async throws {
    let line = try await open()
    var (first, second) = ("", "")
    try await line.from(Self.morning) { _ in
      first = try await line.call("甲")["id"].text
      second = try await line.call("乙")["id"].text
      for id in [first, second] { try await line["responder"].move(id, "dispatch", ["lead": "政策保障组"]).ok() }
    }
    try await line.from("2019-11-22T17:00+08:00") { _ in
      #expect(refusal(try await line["policy-member"].move(first, "hand-back")) == "422 missing")
      try await line["policy-member"].move(first, "hand-back", comment: "属基金划转").ok()
      #expect(refusal(try await line["responder"].move(first, "assign", ["lead": "政策保障组"], comment: "会商")) == "403 not-allowed")
      #expect(refusal(try await line["office"].move(first, "assign", ["lead": "政策保障组"])) == "422 missing")
      try await line["office"].move(first, "assign", ["lead": "政策保障组"], comment: "会商确定").ok()
      #expect(refusal(try await line["policy-member"].move(first, "hand-back", comment: "仍不属")) == "409 not-from-here")
    }
    try await line.from("2019-11-25T09:00+08:00") { _ in
      let late = try await line["policy-member"].move(second, "hand-back", comment: "不属")
      #expect(refusal(late) == "409 too-late" && late["title"].text.contains("2个工作日"))
    }
  }

  @Test("A confidential caller's data are visible to the desk only")
  func aConfidentialCallersDataAreTheDesksAlone() async throws {
    let line = try await open()
    try await line.from(Self.morning) { _ in
      let fields: JSON = ["nature": "complaint", "caller": "13805340001", "name": "李某", "confidential": true, "matter": "多收费"]
      let id = try await line.call("投诉多收费", fields)["id"].text
      try await line["responder"].move(id, "dispatch", ["lead": "政策保障组"]).ok()
      #expect(try await line["responder"].see(id)["fields"]["caller"].text.contains("*"))
      let seen = try await line["policy-member"].see(id)["fields"]
      #expect(seen["caller"] == .null && seen["name"] == .null && seen["confidential"].isTrue)
      #expect(try await line["policy-member"].items(["kind": "hotline-ticket"])[0]["fields"]["caller"] == .null)
      let rows = try await line["policy-member"].history(id)
      #expect(rows[0]["changes"]["caller"] == .null && rows[0]["changes"]["matter"] != .null)
      #expect(try await line["office"].history(id)[0]["changes"]["caller"] != .null)
      #expect(refusal(try await line["policy-member"].post("/items/\(id)/reveal", ["comment": "要回电"])) == "403 not-allowed")
      let open = try await line["policy-member"].call("PATCH", "/items/\(id)", ["fields": ["confidential": false]])
      #expect(refusal(open) == "403 not-allowed")
      #expect(refusal(try await line["policy-member"].move(id, "accept", ["confidential": false])) == "403 not-allowed")
      #expect(refusal(try await line["responder"].post("/items/\(id)/reveal", [:])) == "422 missing")
      let whole = try await line["responder"].post("/items/\(id)/reveal", ["comment": "回访"]).ok()
      #expect(whole["fields"]["caller"] == "13805340001")
      #expect(try await line["office"].history(id).last?["move"] == "+reveal")
      #expect(try await line.duban.run("export", "hotline-ticket", "--initiative", "jinan-2019-9").ok().contains("13*") == false)
    }
  }

  @Test("Merged tickets receive the reply of their main ticket")
  func twoCallsAreAnsweredAsOne() async throws {
    let line = try await open()
    try await line.from(Self.morning) { _ in
      let (first, second) = (try await line.call("余额划走了吗"), try await line.call("钱划走了没有"))
      let (one, two) = (first["id"].text, second["id"].text)
      #expect(refusal(try await line["responder"].move(two, "merge")) == "422 missing")
      #expect(refusal(try await line["responder"].move(two, "merge", ["into": "工单-0099"])) == "422 faults")
      #expect(refusal(try await line["responder"].move(two, "merge", ["into": second["number"]])) == "422 faults")
      #expect(refusal(try await line["policy-member"].move(two, "merge", ["into": first["number"]])) == "403 not-allowed")
      let merged = try await line["responder"].move(two, "merge", ["into": "工单-0001"]).ok()
      #expect(merged["state"] == "merged" && merged["fields"]["into"] == first["number"])
      #expect(refusal(try await line["responder"].move(one, "merge", ["into": second["number"]])) == "422 faults")
      try await line["responder"].move(one, "answer-at-once", ["reply": "12月10日后可查"]).ok()
      let closed = try await line["office"].see(two)
      #expect(closed["state"] == "closed" && closed["fields"]["reply"] == "12月10日后可查")
      let third = try await line.call("再问余额")["id"].text
      let told = try await line["responder"].move(third, "merge", ["into": .text(one)]).ok()
      #expect(told["state"] == "closed" && told["fields"]["reply"] == "12月10日后可查")
      #expect(try await line["office"].history(one).count { $0["changes"]["merged"] != .null } == 2)
      #expect(try await line.duban.run("verify").ok() == "")
    }
  }

  @Test("A reply is reviewed, called back and reworked, each by another person")
  func aTicketIsReviewedCalledBackAndDoneAgainByOthers() async throws {
    let line = try await open()
    try await line.from(Self.morning) { _ in
      let id = try await line.call("刷不了卡", ["nature": "help"])["id"].text
      try await line["responder"].move(id, "dispatch", ["lead": "政策保障组"]).ok()
      try await line["policy-member"].move(id, "accept").ok()
      #expect(refusal(try await line["policy-member"].move(id, "ask-to-end")) == "422 missing")
      try await line["policy-member"].move(id, "ask-to-end", comment: "来电人不配合").ok()
      #expect(refusal(try await line["policy-leader"].move(id, "end")) == "403 not-allowed")
      try await line["office"].move(id, "go-on", comment: "再联系一次").ok()
      let graded: JSON = ["reply": "可查", "satisfaction": "satisfied"]
      #expect(refusal(try await line["policy-member"].move(id, "reply", graded)) == "403 not-allowed")
      try await line["policy-member"].move(id, "reply", ["reply": "可查", "told": "phone", "report": "已修复"]).ok()
      #expect(refusal(try await line["policy-leader"].move(id, "approve")) == "403 not-allowed")
      try await line["office"].move(id, "approve").ok()
      #expect(refusal(try await line["policy-leader"].move(id, "call-back", ["satisfaction": "satisfied"])) == "403 not-allowed")
      let again = try await line["responder"].move(id, "rework", comment: "来电人说没有解决").ok()
      #expect(again["round"] == 2 && again["state"] == "handling")
      try await line["policy-member"].move(id, "reply", ["reply": "已换机具"]).ok()
      try await line["office"].move(id, "approve").ok()
      let closed = try await line["responder"].move(id, "call-back", ["satisfaction": "fair", "resolved": "yes"]).ok()
      #expect(closed["state"] == "closed" && closed["fields"]["resolved"] == "yes")
    }
  }

  @Test("An extension is requested before the deadline, once, and granted by the desk")
  func moreTimeIsAskedForBeforeTheLimitAndAnsweredByTheDesk() async throws {
    let line = try await open()
    var (first, second) = ("", "")
    func ask(_ id: String, by login: String, until day: String = "2019-12-06") async throws -> Client.Answer {
      try await line[login].post(
        "/items",
        [
          "kind": "extension", "initiative": "jinan-2019-9", "parent": .text(id), "title": "延期",
          "fields": ["until": .text(day), "grounds": "等银行对账"],
        ])
    }
    try await line.from(Self.morning) { _ in
      first = try await line.call("甲")["id"].text
      second = try await line.call("乙")["id"].text
      for id in [first, second] {
        try await line["responder"].move(id, "dispatch", ["lead": "政策保障组"]).ok()
        try await line["policy-member"].move(id, "accept").ok()
      }
      #expect(refusal(try await ask(first, by: "responder")) == "403 not-allowed")
      let far = try await ask(first, by: "policy-member", until: "2019-12-12")
      #expect(refusal(far) == "409 extended-too-far" && far["title"].text.hasPrefix("最多只能延到"), "\(far["title"])")
      let asked = try await ask(first, by: "policy-member").ok()["id"].text
      #expect(try await line["office"].see(first)["paused"].isTrue)
      #expect(refusal(try await line["policy-member"].move(asked, "grant")) == "403 not-allowed")
      try await line["office"].move(asked, "grant").ok()
      let given = try await line["office"].see(first)
      #expect(given["limit"] == "2019-12-06T23:59:59+08:00" && given["firstLimit"] == "2019-11-27T23:59:59+08:00")
      let again = try await ask(first, by: "policy-member", until: "2019-12-09")
      #expect(refusal(again) == "409 extended-enough" && again["title"] == "已经延期1次，不能再延")
    }
    try await line.from("2019-11-28T09:00+08:00") { _ in
      let late = try await ask(second, by: "policy-member")
      #expect(refusal(late) == "409 limit-passed")
    }
  }

  @Test("The hotline's rates report what they count and exclude")
  func theFiguresSayWhatTheyCountAndLeaveOut() async throws {
    let line = try await open()
    try await line.from(Self.morning) { _ in
      let ids = try await ["甲", "乙", "丙", "丁"].asyncMap { try await line.call($0)["id"].text }
      try await line["responder"].move(ids[0], "answer-at-once", ["reply": "可以"]).ok()
      try await line["responder"].move(ids[1], "decline", ["way": "petition"], comment: "已在信访").ok()
      try await line["responder"].move(ids[2], "dispatch", ["lead": "政策保障组"]).ok()
      try await line["policy-member"].move(ids[2], "accept").ok()
      try await line["policy-member"].move(ids[2], "reply", ["reply": "可以"]).ok()
      try await line["office"].move(ids[2], "approve").ok()
      try await line["responder"].move(ids[2], "call-back", ["satisfaction": "dissatisfied", "resolved": "no"]).ok()
      let figures = try await line["office"].get("/initiatives/jinan-2019-9/figures").ok()
      #expect(figures["items"].list.isEmpty == false)
      func said(_ name: String) -> String {
        let rate = figures["hotline"]["rates"].list.first { $0["rate"].text == name } ?? .null
        let out = rate["exclusions"].list.map { "\($0["reason"].text) \($0["count"].int)" }.joined(separator: ", ")
        return "\(rate["numerator"].int)/\(rate["denominator"].int), \(out)"
      }
      #expect(said("response") == "2/2, declined 1, not-sent 1")
      #expect(said("on-time") == "2/2, declined 1, undue 1")
      #expect(said("resolved") == "0/1, declined 1, not-asked 1, open 1")
      #expect(said("satisfaction") == "0/1, declined 1, not-asked 1, open 1")
      let none = try await line["office"].get("/initiatives/jinan-2019-9/figures", ["until": "2019-11-19"]).ok()
      #expect(none["hotline"]["rates"][0]["percent"] == .null && none["hotline"]["until"] == "2019-11-19")
      #expect(refusal(try await line["office"].get("/initiatives/jinan-2019-9/figures", ["from": "soon"])) == "400 bad-parameter")
    }
  }

  @Test("A ticket becomes a task, a ledger entry, and an approved answer")
  func aCallBecomesATaskALedgerEntryAndAnAnswerForTheNext() async throws {
    let line = try await open()
    try await line.from(Self.morning) { _ in
      let id = try await line.call("补卡后余额不对", ["nature": "help", "matter": "补卡后余额不对，少了八百元"])["id"].text
      try await line["responder"].move(id, "dispatch", ["lead": "财政金融组"]).ok()
      try await line["member"].move(id, "accept").ok()
      try await line["member"].move(id, "make-task").ok()
      try await line["member"].move(id, "make-entry").ok()
      let task = try #require(try await line["office"].items(["kind": "task", "q": "补卡后余额不对"]).first)
      let entry = try #require(try await line["office"].items(["kind": "ledger-entry"]).first)
      #expect(task["fields"]["work"] == "补卡后余额不对，少了八百元" && entry["fields"]["category"] == "other")
      try await line["member"].move(id, "reply", ["reply": "次日补到新卡"]).ok()
      try await line["office"].move(id, "approve").ok()
      #expect(refusal(try await line["responder"].move(id, "to-faq")) == "409 not-from-here")
      try await line["responder"].move(id, "call-back", ["satisfaction": "satisfied"]).ok()
      try await line["responder"].move(id, "to-faq").ok()
      let answer = try #require(try await line["office"].items(["kind": "faq-answer"]).first)
      let questions = "/initiatives/jinan-2019-9/questions"
      func known() async throws -> JSON? {
        try await line["responder"].get(questions).ok()["items"].list.first { $0["item"] == answer["id"] }
      }
      #expect(try await known() == nil, "not before it is approved")
      #expect(refusal(try await line["responder"].move(answer["id"].text, "approve")) == "403 not-allowed")
      try await line["office"].move(answer["id"].text, "approve").ok()
      #expect(try await known()?["answer"] == "次日补到新卡")
      try await line["office"].move(answer["id"].text, "revise", ["answer": "三日内补到新卡"], comment: "时间改了").ok()
      #expect(try await known() == nil)
      try await line["leading-leader"].move(answer["id"].text, "approve").ok()
      #expect(try await known()?["version"] == 2)
    }
  }
}

extension Array {
  fileprivate func asyncMap<Answer>(_ body: (Element) async throws -> Answer) async rethrows -> [Answer] {
    var answers: [Answer] = []
    for element in self { answers.append(try await body(element)) }
    return answers
  }
}
