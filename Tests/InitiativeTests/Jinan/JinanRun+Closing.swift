import TestSupport
import Testing

/// The tasks from the installation of the system to the last day.
extension JinanRun {
  private var groupPeople: [(group: String, leader: String, reporter: String)] {
    [
      ("财政金融组", "leader", "member"), ("政策保障组", "policy-leader", "policy-member"), ("定点服务组", "service-leader", "liaison"),
      ("技术保障组", "technical-leader", "vendor"), ("宣传组", "publicity-leader", "publicity-member"),
    ]
  }

  func theSystemWaitsForItsParts() async throws {
    let system = task("升级医保系统")
    let part = try #require(try await self["technical-leader"].items(["parent": system]).first)["id"].text
    let early = try await self["technical-member-1"].move(system, "submit", ["result": "系统已安装调试"])
    #expect(refusal(early) == "409 open-parts" && early["blockers"].list.map(\.["id"].text) == [part])
    try await self["technical-leader"].move(part, "accept").ok()
    try await self["technical-leader"].move(part, "start").ok()
    let minutes = try await self["technical-leader"].upload("谈判纪要", name: "谈判纪要.txt")
    try await self["vendor"].move(part, "submit", ["result": "价格谈定", "evidence": [.text(minutes)]]).ok()
    try await self["office"].move(part, "complete").ok()
    try await self["technical-member-1"].move(system, "submit", ["result": "系统已安装调试"]).ok()
    #expect(try await self["office"].move(system, "complete").ok()["late"] == false)
    #expect(try await isLate(part) == false)
  }

  func theSwitch() async throws { try await finishTogether("最后实施", result: "本组的切换工作已完成") }

  func theJointDebugging() async throws { try await finishTogether("联调联试", result: "账户查询、消费、结算都已测过") }

  /// Finishes a joint task with a share for each working group; it remains open until the fifth share is done.
  private func finishTogether(_ word: String, result: String) async throws {
    let whole = task(word)
    try await self["leader"].move(whole, "start").ok()
    for people in groupPeople {
      #expect(try await state(of: whole) == "doing")
      try await finishShare(of: whole, held: people.group, leader: people.leader, reporter: people.reporter, result: result)
    }
    #expect(try await state(of: whole) == "checking")
    #expect(try await self["leading-leader"].move(whole, "complete").ok()["late"] == false)
    #expect(try await self["office"].history(whole).count { $0["move"] == "join" } == 1)
  }

  func theTerminalsAreDoneWithinTheirExtension() async throws {
    let terminals = task("机具换代")
    try await self["liaison"].move(terminals, "submit", ["result": "全部定点机构已换机具，人员已培训"]).ok()
    #expect(try await self["office"].move(terminals, "complete").ok()["late"] == false)
    let extended = try #require(try await self["office"].history(terminals).first { $0["move"] == "extend" })
    #expect(extended["changes"]["limit"] == ["before": "2019-11-30", "after": "2019-12-05"])
  }

  func theInitiativeCannotCloseYet() async throws {
    #expect(refusal(try await close(as: "member")) == "403 not-allowed")
    let refused = try await close(as: "leading-leader")
    #expect(refusal(refused) == "409 still-open")
    #expect(refused["blockers"].list.contains { $0["id"].text == task("宣传解读") })
  }

  func theLastTaskCloses() async throws {
    let publicity = task("宣传解读")
    #expect(refusal(try await close(as: "leading-leader")) == "409 still-open")
    try await self["publicity-member"].move(publicity, "submit", ["result": "明白纸已发放，舆情平稳，来信全部答复"]).ok()
    #expect(try await self["leading-leader"].move(publicity, "complete").ok()["late"] == false)
    let tasks = try await self["office"].items(["kind": "task"])
    #expect(tasks.count == 12 && tasks.allSatisfy { $0["done"].isTrue })
    #expect(tasks.filter { $0["late"].isTrue }.map(\.["id"].text) == [task("对接承办银行")])
  }

  func theGroupsAreDissolvedAndItCloses() async throws {
    #expect(refusal(try await self["leader"].move(group("财政金融组"), "dissolve", comment: "工作完成")) == "403 not-allowed")
    #expect(refusal(try await self["leading-leader"].move(group("财政金融组"), "dissolve")) == "422 missing")
    for id in everyGroup.reversed() {
      #expect(try await self["leading-leader"].move(id, "dissolve", comment: "工作完成").ok()["state"] == "dissolved")
    }
    #expect(try await close(as: "leading-leader").ok()["state"] == "closed")
    #expect(refusal(try await self["office"].register("task", "又想起一件事")) == "409 parent-closed")
    #expect(refusal(try await self["leading-leader"].move(task("宣传解读"), "reopen", comment: "还有来信")) == "409 parent-closed")
    #expect(try await self["supervisor"].history(initiative).map(\.["move"].text) == ["+register", "start", "close"])
  }

  private func close(as login: String) async throws -> Client.Answer {
    try await self[login].post("/initiatives/jinan-2019-9/moves", ["move": "close", "comment": "全部办结"])
  }
}
