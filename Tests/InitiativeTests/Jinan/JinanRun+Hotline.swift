import TestSupport
import Testing

/// The 12345 hotline on 26 November.
extension JinanRun {
  func aLetterIsAnswered() async throws {
    let letter: JSON = [
      "nature": "consult", "channel": "letter", "caller": "13805340001", "name": "李某", "matter": "个人账户转为虚账户后，卡里的钱还能用吗？",
    ]
    #expect(refusal(try await self["member"].register("hotline-ticket", "账户里的钱还能用吗", letter)) == "403 not-allowed")
    let ticket = try await self["responder"].register("hotline-ticket", "账户里的钱还能用吗", letter).ok()
    let id = ticket["id"].text
    #expect(ticket["number"] == "jinan-2019-9-工单-0001" && ticket["limit"] == "2019-12-03T23:59:59+08:00")
    #expect(ticket["fields"]["caller"].text.contains("*") && ticket["fields"]["name"] != "李某")

    #expect(refusal(try await self["responder"].move(id, "dispatch")) == "422 missing")
    try await self["responder"].move(id, "dispatch", ["lead": "政策保障组"]).ok()
    #expect(refusal(try await self["service-member"].get("/items/\(id)")) == "404 not-found")
    try await self["policy-member"].move(id, "accept").ok()
    try await self["policy-leader"].move(id, "reply", ["reply": "结余资金全额划转，账户余额不变。"]).ok()
    #expect(refusal(try await self["policy-leader"].move(id, "approve")) == "403 not-allowed", "the party does not review itself")
    #expect(refusal(try await self["responder"].move(id, "approve")) == "403 not-allowed")
    #expect(try await self["office"].move(id, "approve").ok()["limit"] == "2019-11-29T23:59:59+08:00")
    #expect(refusal(try await self["responder"].move(id, "call-back")) == "422 missing")
    let closed = try await self["responder"].move(id, "call-back", ["satisfaction": "satisfied"]).ok()
    #expect(closed["state"] == "closed" && closed["fields"]["satisfaction"] == "satisfied" && !closed["late"].isTrue)
    #expect(
      try await self["office"].history(id).map(\.["move"].text) == ["+register", "dispatch", "accept", "reply", "approve", "call-back"])
  }

  /// An answered ticket becomes a known answer: approved by another person, then used for the next call.
  func theAnswerServesTheNextCall() async throws {
    let letter = try #require(try await self["office"].items(["kind": "hotline-ticket"]).first)["id"].text
    try await self["responder"].move(letter, "to-faq").ok()
    let entry = try #require(try await self["office"].items(["kind": "faq-answer"]).first)["id"].text
    #expect(refusal(try await self["responder"].move(entry, "approve")) == "403 not-allowed")
    try await self["office"].move(entry, "approve").ok()
    let known = try await self["responder"].get("/initiatives/jinan-2019-9/questions").ok()["items"].list
    let answer = try #require(known.first { $0["item"].text == entry })["answer"]
    #expect(answer == "结余资金全额划转，账户余额不变。")
    let next = try await self["responder"].register("hotline-ticket", "卡里的钱还在吗", ["nature": "consult", "channel": "call"]).ok()["id"].text
    let closed = try await self["responder"].move(next, "answer-at-once", ["reply": answer]).ok()
    #expect(closed["state"] == "closed" && closed["fields"]["reply"] == answer && !closed["late"].isTrue)
  }

  func anUrgentCallIsLeftLying() async throws {
    let call = try await self["responder"].register("hotline-ticket", "药店刷不了卡", ["nature": "urgent", "channel": "call", "area": "钢城区"]).ok()
    // Four working hours from ten o'clock, without the midday break.
    #expect(call["limit"].text.hasPrefix("2019-11-26T15:3"))
  }

  func theUrgentCallStaysLate() async throws {
    let late = try await self["responder"].items(["kind": "hotline-ticket", "late": "true"])
    let id = try #require(late.first)["id"].text
    #expect(late.count == 1 && late[0]["title"] == "药店刷不了卡")
    let closed = try await self["responder"].move(id, "answer-at-once", ["reply": "机具已更换，可以刷卡。"]).ok()
    #expect(closed["state"] == "closed" && closed["late"].isTrue)
    #expect(try await isLate(id))
  }
}
