import TestSupport
import Testing

/// Moves frozen during the handover, and those allowed with consent.
extension ZiyangRun {
  func nobodyIsPromoted() async throws {
    let freeze = try await item("freeze", "移交期间冻结编制及人事调动")
    let change = try await register(
      "staffing-change", "提拔一名副主任", by: self["health", 1], lead: "雁江区卫计局", ["nature": "promotion", "person": "新农合办科员"])
    let id = try change.ok()["id"].text
    #expect(change["fields"]["person"].text.contains("*"))
    #expect(refusal(try await self["health", 1].move(freeze, "open")) == "403 not-allowed")
    #expect(try await self["office"].move(freeze, "open").ok()["state"] == "open")
    for leader in ["leading-leader", "mayor-1"] {
      let refused = try await self[leader].move(id, "approve")
      #expect(refusal(refused) == "409 frozen" && refused["blockers"][0]["id"].text == freeze)
    }
    #expect(refusal(try await self["scheme", 1].move(id, "approve")) == "403 not-allowed")
    let rows = try await self["office"].history(id)
    #expect(rows.map(\.["move"].text) == ["+register", "+refuse", "+refuse"] && rows[2]["personName"] == "雁江区主要领导")
    let other = try await register("staffing-change", "调走一名会计", by: self["health", 2], lead: "安岳县卫计局", ["nature": "transfer"]).ok()["id"]
      .text
    #expect(try await self["mayor", 2].move(other, "refuse", comment: "移交期间不办").ok()["state"] == "refused")
  }

  func propertyNeedsConsent() async throws {
    let freeze = try await item("freeze", "移交期间财物调用须经常务副县")
    try await self["office"].move(freeze, "open").ok()
    let daily = try await use("办公用品", 800)
    #expect(try await self["hrss", 1].move(daily, "spend-daily").ok()["state"] == "spent")

    let id = try await use("新农合办车辆调用", 200_000)
    #expect(refusal(try await self["scheme", 1].move(id, "use")) == "409 frozen")
    let request = try await register(
      "approval", "车辆调用请示", by: self["scheme", 1], lead: "雁江区卫计局", under: id,
      ["approver": "雁江区常务副职", "matter": "移交前送检", "amount": 200_000])
    let approval = try request.ok()["id"].text
    for stranger in ["mayor-1", "scheme-1", "office"] {
      #expect(refusal(try await self[stranger].move(approval, "grant")) == "403 not-allowed", "\(stranger)")
    }
    #expect(refusal(try await self["executive", 2].move(approval, "grant")) == "404 not-found")
    let friend = try await self["scheme", 1].call("PATCH", "/items/\(approval)", ["fields": ["approver": "雁江区卫计局局长"]])
    #expect(refusal(friend) == "409 by-move-only")
    #expect(refusal(try await self["health", 1].move(approval, "grant")) == "403 not-allowed")
    #expect(refusal(try await self["scheme", 1].move(id, "use")) == "409 frozen")
    try await self["executive", 1].move(approval, "grant", ["opinion": "同意"]).ok()
    let other = try await use("送检路费", 200_000)
    #expect(refusal(try await self["scheme", 1].move(other, "use")) == "409 frozen", "a consent is for the item it was asked for")
    try await self["scheme", 1].move(other, "drop").ok()
    #expect(try await self["scheme", 1].move(id, "use").ok()["state"] == "used")
    let used = try #require(try await self["office"].history(id).last)
    #expect(used["move"] == "use" && used["changes"]["consent"]["after"].text.contains("审批"))

    let refused = try await use("购置设备", 500_000)
    let second = try await register(
      "approval", "购置设备请示", by: self["scheme", 1], lead: "雁江区卫计局", under: refused,
      ["approver": "雁江区常务副职", "matter": "购置", "amount": 500_000])
    try await self["executive", 1].move(second.ok()["id"].text, "refuse", comment: "移交后再议").ok()
    #expect(refusal(try await self["scheme", 1].move(refused, "use")) == "409 frozen")
    #expect(try await self["scheme", 1].move(refused, "drop").ok()["state"] == "dropped")
  }

  private func use(_ title: String, _ amount: Double) async throws -> String {
    try await register("asset-use", title, by: self["scheme", 1], lead: "雁江区卫计局", ["purpose": .text(title), "amount": .number(amount)])
      .ok()["id"].text
  }

  /// Both freezes end with August; then the waiting change continues.
  func theFreezesExpire() async throws {
    try await comes(item("freeze", "移交期间冻结编制"), to: "lifted")
    try await comes(item("freeze", "移交期间财物调用"), to: "lifted")
    let change = try await item("staffing-change", "提拔一名副主任")
    #expect(try await self["mayor", 1].move(change, "approve").ok()["state"] == "approved")
  }
}
