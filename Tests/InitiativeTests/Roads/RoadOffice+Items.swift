import Foundation
import TestSupport

/// Items brought to where a test wants them.
extension RoadOffice {
  func register(
    _ login: String, _ kind: String, _ title: String, lead: String? = nil, under whole: String? = nil,
    in initiative: String = RoadOffice.initiative, limit: String? = nil, _ fields: JSON = [:]
  ) async throws -> String {
    var body: [String: JSON] = ["kind": .text(kind), "initiative": .text(initiative), "title": .text(title), "fields": fields]
    body["lead"] = lead.map(JSON.text)
    body["parent"] = whole.map(JSON.text)
    body["limit"] = limit.map(JSON.text)
    return try await self[login].post("/items", .object(body)).ok()["id"].text
  }

  /// A ledger entry that waits to be assigned, or is being handled with its evidence in hand.
  func newEntry(isAssigned: Bool = false, in initiative: String = RoadOffice.initiative, lead: String = "财政金融组") async throws -> String {
    let id = try await register(
      "leader", "ledger-entry", unique("条目"), lead: lead, in: initiative, ["category": "other", "identity": "371203198001011100"])
    guard isAssigned else { return id }
    try await self["leader"].move(id, "assign").ok()
    try await self["member"].call("PATCH", "/items/\(id)", ["fields": ["evidence": paper]]).ok()
    return id
  }

  /// A task of one group; in work where it has begun.
  func newTask(isBegun: Bool = false, limit: String? = nil) async throws -> String {
    let id = try await register("leading-leader", "task", unique("任务"), lead: "财政金融组", limit: limit)
    if isBegun { for move in ["accept", "start"] { try await self["leader"].move(id, move).ok() } }
    return id
  }

  /// A receipt that a hospital without an account is to sign, and the link by which it does.
  func newReceipt(form: String = "signed", in initiative: String = RoadOffice.initiative, group: String = "定点服务组") async throws -> (
    id: String, secret: String
  ) {
    let whole = try await register("office", "circular", unique("通知"), lead: group, in: initiative)
    let body: JSON = [
      "kind": "receipt", "initiative": .text(initiative), "title": .text(unique("回执")), "parent": .text(whole), "lead": "定点医院甲",
      "assisting": [.text(group)], "fields": ["form": .text(form)],
    ]
    let id = try await self["office"].post("/items", body).ok()["id"].text
    let url = try await self["office"].post("/items/\(id)/links", [:]).ok()["url"].text
    return (id, url.components(separatedBy: "/").last ?? "")
  }

  /// A ticket that the finance group has accepted.
  func newTicket() async throws -> String {
    let id = try await register("responder", "hotline-ticket", unique("来电"), ["nature": "consult", "matter": "余额何时能查"])
    try await self["responder"].move(id, "dispatch", ["lead": "财政金融组"]).ok()
    try await self["member"].move(id, "accept").ok()
    return id
  }

  /// An approval that the finance group asks of the policy group; sent back where it is to be asked again.
  func newApproval(isReturned: Bool = false) async throws -> String {
    let task = try await newTask()
    let id = try await register("leader", "approval", unique("请示"), under: task, ["approver": "政策保障组", "matter": "请批"])
    if isReturned { try await self["policy-leader"].move(id, "return", comment: "写明金额").ok() }
    return id
  }

  /// Quotas under one budget, waiting for their index.
  func newQuotas(_ count: Int, total: Int) async throws -> [String] {
    let parties: JSON = ["bureau": "定点服务组", "finance": "技术保障组"]
    let budget = try await register("office", "budget", unique("预算"), lead: "政策保障组", parties)
    var quotas: [String] = []
    for _ in 0..<count {
      quotas.append(
        try await register(
          "office", "quota", unique("定额"), lead: "财政金融组", under: budget, ["bureau": "定点服务组", "agency": "政策保障组"]))
    }
    try await self["technical-leader"].move(budget, "approve", ["total": .number(Double(total)), "resolution": paper]).ok()
    try await self["service-leader"].move(budget, "issue").ok()
    return quotas
  }

  /// A quota whose plan has been sent as far as the state asked for: `given` or `running`.
  func newQuota(planned: Int, state: String = "running") async throws -> String {
    let quota = try await newQuotas(1, total: planned)[0]
    try await self["policy-leader"].move(quota, "give", ["index": .number(Double(planned))]).ok()
    if state == "given" { return quota }
    try await self["leader"].move(quota, "plan", ["planned": .number(Double(planned)), "plan": paper]).ok()
    try await self["policy-leader"].move(quota, "audit").ok()
    try await self["service-leader"].move(quota, "approve").ok()
    return quota
  }

  /// A payment of a hundred yuan: drafted, or approved with its voucher in hand.
  func newPayment(of quota: String, isApproved: Bool = false) async throws -> String {
    let id = try await register(
      "member", "payment", unique("支付"), lead: "财政金融组", under: quota, ["amount": 100, "nature": "basic"])
    guard isApproved else { return id }
    try await self["member"].move(id, "submit").ok()
    try await self["leader"].move(id, "approve").ok()
    try await self["member"].call("PATCH", "/items/\(id)", ["fields": ["voucher": paper]]).ok()
    return id
  }

  /// What a draft says of an initiative with a leading group, its office and two working groups.
  func draft(_ title: String) async throws -> JSON {
    func account(_ login: String) async throws -> JSON { try await self[login].get("/me").ok()["id"] }
    return try await [
      "title": .text(title),
      "groups": [
        ["name": "领导小组二", "kind": "leading", "leaders": ["市局局长"]],
        ["name": "办公室二", "kind": "office", "parent": "领导小组二", "leaders": ["办公室主任"]],
        ["name": "甲组", "kind": "working", "parent": "领导小组二", "leaders": ["中心基金组组长"], "members": ["中心基金组会计"]],
        ["name": "乙组", "kind": "working", "parent": "领导小组二", "leaders": ["中心个账组组长"]],
      ],
      "accounts": [
        "市局局长": account("leading-leader"), "办公室主任": account("office"), "中心基金组组长": account("leader"), "中心基金组会计": account("member"),
        "中心个账组组长": account("policy-leader"),
      ],
    ]
  }

  /// The same draft as the form of its page.
  func draftForm(_ title: String) async throws -> [(String, String)] {
    let draft = try await draft(title)
    var form = [("title", title)]
    for (place, group) in draft["groups"].list.enumerated() {
      for name in ["name", "kind", "parent"] { form.append(("group.\(place).\(name)", group[name].text)) }
      for name in ["leaders", "members"] { form.append(("group.\(place).\(name)", group[name][0].text)) }
    }
    if case .object(let accounts) = draft["accounts"] { form += accounts.map { ("account.\($0)", $1.text) } }
    return form
  }

  /// An initiative of its own: a draft, running, or closed.
  func newInitiative(_ state: String = "running") async throws -> String {
    let id = try await self["office"].post("/initiatives", draft(unique("专项"))).ok()["id"].text
    if state == "draft" { return id }
    try await self["office"].post("/initiatives/\(id)/moves", ["move": "start"]).ok()
    if state == "closed" { try await self["leading-leader"].post("/initiatives/\(id)/moves", ["move": "close", "comment": "办完"]).ok() }
    return id
  }

  /// Somebody else's correction, so that what was read before is old.
  func touch(_ item: String, by login: String = "office") async throws {
    try await self[login].call("PATCH", "/items/\(item)", ["title": .text(unique("改过"))]).ok()
  }
}
