import Foundation
import TestSupport
import Testing

/// A registration takes what its registrar may fill in: no sums, no figures that a later move gives, no decision.
extension RoadTests {
  struct Registration: Sendable, CustomTestStringConvertible {
    let kind: String
    let who: String
    let fields: [String: JSON]
    let early: String
    let value: JSON
    /// The whole under which it is registered.
    var whole: (@Sendable (RoadOffice) async throws -> String)?

    var testDescription: String { "\(kind) with \(early)" }

    static let all: [Registration] = [
      Registration(kind: "circular", who: "office", fields: [:], early: "people", value: 9000),
      quota("index"), quota("planned"), quota("spent"), quota("left"), quota("next"),
      Registration(
        kind: "payment", who: "member", fields: ["amount": 100, "nature": "basic"], early: "paid", value: -5000,
        whole: { try await $0.runningQuota() }),
      Registration(
        kind: "approval", who: "leader", fields: ["approver": "政策保障组", "matter": "请批"], early: "opinion", value: "同意",
        whole: { try await $0.newTask() }),
      Registration(
        kind: "extension", who: "leader", fields: ["until": "2019-12-31", "grounds": "设备迟到"], early: "opinion", value: "同意",
        whole: { try await $0.newTask(isBegun: true, limit: "2019-12-10") }),
      Registration(kind: "hotline-ticket", who: "responder", fields: ["nature": "consult"], early: "satisfaction", value: "satisfied"),
      Registration(kind: "hotline-ticket", who: "responder", fields: ["nature": "consult"], early: "into", value: "1"),
      Registration(kind: "hotline-ticket", who: "responder", fields: ["nature": "consult"], early: "resolved", value: "yes"),
    ]

    private static func quota(_ early: String) -> Registration {
      Registration(
        kind: "quota", who: "office", fields: ["bureau": "定点服务组", "agency": "政策保障组"], early: early, value: 5000,
        whole: { office in
          try await office.register(
            "office", "budget", unique("预算"), lead: "政策保障组", ["bureau": "定点服务组", "finance": "技术保障组"])
        })
    }

    func lead(_ whole: String?) -> String? { ["circular", "quota", "payment"].contains(kind) ? "财政金融组" : nil }
  }

  @Test("Registration by the API refuses what comes later", arguments: Registration.all)
  func registrationAPI(_ case: Registration) async throws {
    let office = try await RoadOffice.shared.value
    let whole = try await `case`.whole?(office)
    let title = unique("登记")
    var body: [String: JSON] = [
      "kind": .text(`case`.kind), "initiative": .text(RoadOffice.initiative), "title": .text(title),
      "fields": .object(`case`.fields.merging([`case`.early: `case`.value]) { $1 }),
    ]
    body["parent"] = whole.map(JSON.text)
    body["lead"] = `case`.lead(whole).map(JSON.text)
    let reply = try await office.api(`case`.who, "POST", "/items", .object(body))
    #expect(reply.status == 422 && reply.json["errors"].list.map(\.["field"].text) == [`case`.early], "\(reply)")
    #expect(try await office["office"].items(["q": title]).isEmpty)
  }

  @Test("Registration on the page does not write it", arguments: Registration.all)
  func registrationPage(_ case: Registration) async throws {
    let office = try await RoadOffice.shared.value
    let whole = try await `case`.whole?(office)
    let title = unique("登记")
    var form = [("kind", `case`.kind), ("initiative", RoadOffice.initiative), ("title", title)]
    if let whole { form.append(("parent", whole)) }
    if let lead = `case`.lead(whole) { form.append(("lead", lead)) }
    form += (`case`.fields.map { ($0, $1) } + [(`case`.early, `case`.value)]).map {
      ("field.\($0.0)", $0.1.text.isEmpty ? $0.1.description : $0.1.text)
    }
    let reply = try await office.clerk(`case`.who).post("/items", form, key: unique("key"))
    #expect(reply.hasWorked || reply.status == 422, "\(reply)")
    #expect(try await office["office"].items(["q": title]).allSatisfy { $0["fields"][`case`.early] == .null })
  }

  @Test("A table with such a column is refused", arguments: [Road.paste, .pasteParts, .importVerb])
  func tables(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let title = unique("登记")
    switch road {
    case .importVerb:
      let file = try office.duban.write("title,lead,people\n\(title),财政金融组,9000\n", to: title + ".csv")
      let ended = try await office.duban.run("import", "circular", file, "--initiative", RoadOffice.initiative, at: Office.morning)
      #expect(ended.status == 1 && ended.errors.contains("people"), "\(ended)")
    case .paste:
      let reply = try await office.clerk("office").post(
        "/initiatives/\(RoadOffice.initiative)/kinds/circular/paste",
        [("batch", "标题,牵头,告知人数合计\n\(title),财政金融组,9000\n"), ("confirm", "all")], key: unique("key"))
      #expect(reply.status == 422, "\(reply)")
    default:
      let quota = try await office.runningQuota()
      let rows = "标题,待遇类别,申请金额（元）,实付金额（元）\n\(title),基本医疗保险,100,50\n"
      let reply = try await office.clerk("member").post(
        "/initiatives/\(RoadOffice.initiative)/kinds/payment/paste?parent=\(quota)", [("batch", rows), ("confirm", "all")],
        key: unique("key"))
      #expect(reply.status == 422, "\(reply)")
    }
    #expect(try await office["office"].items(["q": title]).isEmpty)
  }

  @Test("The desk and the city's list write nothing that comes later", arguments: [Road.hotlineDesk, .cityList])
  func desk(_ road: Road) async throws {
    let office = try await RoadOffice.shared.value
    let title = unique("来电")
    if road == .hotlineDesk {
      let form = [
        ("initiative", RoadOffice.initiative), ("nature", "consult"), ("field.matter", title), ("field.satisfaction", "satisfied"),
        ("field.resolved", "yes"), ("do", "pass"),
      ]
      _ = try await office.clerk("responder").post("/hotline", form, key: unique("key"))
    } else {
      let rows = "工单编号,类别,工单内容,满意度,解决情况\n\(unique("JN-")),咨询,\(title),满意,已解决\n"
      _ = try await office.clerk("responder").post("/initiatives/\(RoadOffice.initiative)/hotline", [], file: rows, key: unique("key"))
    }
    let taken = try await office["office"].items(["q": title])
    #expect(taken.allSatisfy { $0["fields"]["satisfaction"] == .null && $0["fields"]["resolved"] == .null })
  }
}
