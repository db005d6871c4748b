import Application
import Domain
import Foundation
import Store

/// Plays the first ten days of the demo through the engine, so that a visitor finds work under way: a late task, a finished one, a joint
/// one with its shares, a ledger that is being signed off, calls to the hotline.
struct DemoStory {
  let store: Store
  let app: AppContext
  let initiative: Item.ID
  /// The first day of the schedule.
  let first: Day

  private var calendar: WorkCalendar { app.calendar }

  func tell() async throws {
    try await tasks()
    try await ledger()
    try await hotline()
  }

  /// A time of the working day that many working days after the first; never later than now.
  private func time(_ day: Int, _ clock: String) -> Instant {
    let date = calendar.day(calendar.workingDay(from: first, by: 1), plusWorkingDays: day)
    return min(calendar.zone.instant(date, second: Zone.second(ofClock: clock) ?? 0), app.now())
  }

  /// The use cases at an instant of the story; nobody is reminded of what is past.
  private func useCases(at: Instant) -> UseCases { app.useCases(store, now: { at }, remindsFrom: app.now()) }

  private func actor(_ login: String) async throws -> Actor {
    guard let person = try await store.accounts.credentials(of: login)?.person else { throw Refusal.notFound }
    return Actor(person: person, scope: AppContext.scope, via: "demo")
  }

  @discardableResult
  private func move(_ item: Item.ID, _ name: String, _ login: String, _ at: Instant, _ inputs: [String: Input] = [:]) async throws -> Item {
    let request = MoveRequest(name, on: [.init(item: item, inputs: Inputs(inputs))], by: try await actor(login))
    guard case .fresh(let context) = try await useCases(at: at).makeMove.one(request) else { throw Refusal.notFound }
    return context.item
  }

  private func register(_ kind: Workflow.Kind, _ login: String, _ at: Instant, _ inputs: [String: Input]) async throws -> Item {
    let request = RegisterItem.Request(kind, in: initiative.text, with: Inputs(inputs), by: try await actor(login))
    guard case .fresh(let context) = try await useCases(at: at).registerItem(request) else { throw Refusal.notFound }
    return context.item
  }

  private func list(_ kind: Workflow.Kind) async throws -> [Item] {
    var query = ItemQuery(now: app.now(), limit: 200)
    query.initiative = initiative
    query.kinds = [kind]
    return try await store.items.list(query, within: AppContext.scope).sorted {
      $0.number.count == $1.number.count ? $0.number < $1.number : $0.number.count < $1.number.count
    }
  }

  private func tasks() async throws {
    let tasks = try await list(Workflow.task)
    let leaders = ["leader", "policy-leader", "service-leader", "technical-leader", "leader", nil, nil, "publicity-leader"]
    for (task, leader) in zip(tasks, leaders) {
      guard let leader else { continue }
      let joint = task.assisting.count > 0
      try await move(task.id, "accept", leader, time(joint ? 6 : 0, "09:20"))
      try await move(task.id, "start", leader, time(joint ? 6 : 0, "09:30"))
    }
    try await move(
      tasks[1].id, "submit", "policy-member", time(5, "10:40"), ["result": .text("流程和标准规范已与3家银行会签，印发各组。")])
    try await move(tasks[1].id, "complete", "office", time(5, "16:05"))
    for share in try await list("task-share") where share.parent == tasks[4].id {
      switch share.title.first {
      case "组": try await move(share.id, "accept", "leader", time(6, "10:10"))
      case "向":
        try await move(share.id, "accept", "policy-leader", time(6, "10:15"))
        try await move(share.id, "submit", "policy-member", time(7, "17:10"), ["result": .text("测试数据已分别交3家银行。")])
      default:
        try await move(share.id, "accept", "technical-leader", time(6, "10:20"))
        try await move(share.id, "submit", "technical-member-1", time(7, "11:00"), ["result": .text("测试文本已导出，环境已开通。")])
        try await move(share.id, "complete", "leader", time(7, "14:30"))
      }
    }
  }

  private static let entries: [(who: String, what: String, category: String, bank: String, fen: Int64)] = [
    ("冯某某", "旧卡注销，新卡未关联账户", "replaced-card", "甲", 421_577), ("郑某某", "银行户名与参保姓名不一致", "other", "甲", 387_005),
    ("何某某", "身份证升位后账户查无", "other", "丙", 56_200), ("周某某", "补卡后账户余额划回", "lost-card", "甲", 231_840),
    ("吴某某", "新旧卡余额并入", "replaced-card", "甲", 78_016), ("陈某某", "新旧卡余额并入", "replaced-card", "丙", 132_290),
    ("褚某某", "补卡后账户余额划回", "lost-card", "乙", 9_560), ("卫某某", "姓名生僻字，银行系统显示为空格", "other", "甲", 201_100),
    ("孙某某", "新卡未激活，余额未划回", "lost-card", "乙", 104_620), ("蒋某某", "挂失未补卡，本人在外地", "lost-card", "丙", 64_835),
    ("沈某某", "账户被司法冻结", "other", "乙", 753_012), ("韩某某", "新卡未激活", "lost-card", "甲", 117_748),
    ("朱某某", "旧卡注销，新卡未关联账户", "replaced-card", "乙", 284_600), ("秦某某", "转出到外市，余额待转移", "other", "丙", 501_963),
    ("许某某", "挂失补卡，两次代扣失败", "lost-card", "丙", 88_407), ("施某某", "旧卡注销，新卡未关联账户", "replaced-card", "甲", 20_655),
    ("张某某", "转出到外市，余额待转移", "other", "乙", 273_381), ("孔某某", "补卡后账户余额划回", "lost-card", "丙", 149_000),
    ("严某某", "两张卡各有余额", "replaced-card", "乙", 61_729), ("华某某", "新卡未激活", "lost-card", "甲", 95_844),
  ]

  /// The first entries are signed off, some are returned, some wait for the person, the last have no lead yet.
  private func ledger() async throws {
    let groups = try await store.initiatives.roster(of: initiative).groups
    let lead = groups.first { $0.name == "财政金融组" }.map { Party.group($0.id) }
    let receipt = Upload(
      id: Base32.text(SystemEnvironment.random(15)), name: "银行流水.txt", type: "text/plain", size: 24, person: Person.system.id,
      at: time(1, "09:00"))
    try await store.uploads.keep(receipt, Array("演示用的银行流水\n".utf8))
    for (place, entry) in Self.entries.enumerated() {
      let batch = place < 12 ? "第1批" : "第2批"
      let form: [String: Input] = [
        "title": .text("\(entry.who) \(entry.what)"), "category": .text(entry.category), "bank": .text(entry.bank),
        "amount": .text("\(entry.fen / 100).\(entry.fen % 100 < 10 ? "0" : "")\(entry.fen % 100)"), "batch": .text(batch),
        "holder": .text(entry.who),
        "identity": .text("37120219800101\(1000 + place * 37)"),
      ]
      let item = try await register(Workflow.ledger, "member", time(place < 12 ? 1 : 5, "09:\(10 + place)"), form)
      if place >= 18 { continue }
      try await move(item.id, "assign", "leader", time(place < 12 ? 1 : 6, "10:06"), lead.map { ["lead": .text($0.key)] } ?? [:])
      if place == 9 || place == 10 { try await move(item.id, "wait", "convener", time(3, "15:20"), ["reason": .text("等本人回来补卡")]) }
      guard place < 8 else { continue }
      let result: [String: Input] = ["resolution": .text("已与银行流水核对一致。"), "evidence": .list([receipt.id])]
      try await move(item.id, "submit", "member", time(4 + place / 4, "16:\(20 + place)"), result)
      if place < 3 { try await move(item.id, "sign-off", "leader", time(5, "10:\(20 + place)")) }
      if place == 3 {
        try await move(item.id, "return", "leader", time(5, "14:12"), ["reason": .text("流水只到上月，请补到补卡当天，并附本人签收单。")])
        try await move(item.id, "submit", "member", time(7, "16:40"), result)
      }
    }
  }

  private static let calls: [(matter: String, nature: String, caller: String, name: String)] = [
    ("收到短信说12月初要把卡里的钱划走，问划走后还能不能用", "consult", "13800000127", "郑女士"), ("挂失补卡后余额少了860元", "complaint", "13800000340", "刘先生"),
    ("乡镇诊所没有换新机具", "help", "13800000415", "王女士"), ("异地安置人员余额如何领取", "consult", "13800000562", "赵先生"),
    ("要求提供11月前消费明细", "help", "13800000681", "孙先生"), ("药店刷卡提示“账户不存在”，正在取药", "urgent", "13800000733", "周女士"),
  ]

  private func hotline() async throws {
    let groups = try await store.initiatives.roster(of: initiative).groups
    func party(_ name: String) -> [String: Input] { groups.first { $0.name == name }.map { ["lead": .text($0.id.text)] } ?? [:] }
    for (place, call) in Self.calls.enumerated() {
      let at = time(place == 5 ? 8 : place + 2, "09:\(40 + place)")
      let form: [String: Input] = [
        "title": .text(call.matter), "matter": .text(call.matter), "nature": .text(call.nature), "caller": .text(call.caller),
        "name": .text(call.name), "channel": .text("call"),
      ]
      let ticket = try await register(Workflow.hotline, "responder", at, form)
      switch place {
      case 0:
        let reply = "能用。余额并入医保信息系统，金额不变，在全市定点医院和药店继续刷卡使用。"
        try await move(ticket.id, "answer-at-once", "responder", at + 40, ["reply": .text(reply)])
      case 1, 4:
        try await move(ticket.id, "dispatch", "responder", at + 60, party("财政金融组"))
        try await move(ticket.id, "accept", "leader", at + 3600)
      case 2, 5:
        try await move(ticket.id, "dispatch", "responder", at + 60, party("定点服务组"))
        try await move(ticket.id, "accept", "service-leader", at + 1800)
      default: try await move(ticket.id, "dispatch", "responder", at + 60, party("政策保障组"))
      }
    }
  }
}
