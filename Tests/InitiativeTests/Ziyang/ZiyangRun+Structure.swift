import TestSupport
import Testing

/// The organisation: the city, counties with equal structure, towns.
extension ZiyangRun {
  func itStandsAsTheNoticeSays() async throws {
    let groups = try await self["office"].get("/initiatives/\(Self.key)/groups").ok()["items"].list
    func named(_ name: String) -> JSON { groups.first { $0["name"].text == name } ?? .null }
    let leading = named("资阳市整合城乡医疗保险工作领导小组")
    let heads = leading["members"].list.filter { $0["role"] == "member" }.map(\.["name"].text)
    #expect(heads.count == 13 && Self.bureaus.values.allSatisfy { bureau in heads.contains("\(bureau)主要负责人") })
    let office = named("领导小组办公室")
    #expect(office["kind"] == "office" && office["parent"] == leading["id"])
    #expect(office["members"].list.count { $0["role"] == "deputy" } == 10)
    #expect(office["members"].list.contains { $0["name"] == "市人社局主要负责人" && $0["role"] == "leader" })
    for (place, county) in Self.counties.enumerated() {
      let own = named("\(county)整合城乡医疗保险工作领导小组")
      #expect(own["kind"] == "leading" && own["parent"] == leading["id"])
      #expect(own["members"].list.map(\.["name"].text).contains("\(county)常务副职"))
      #expect(named("\(county)领导小组办公室")["parent"] == own["id"] && named("\(county)移交组")["parent"] == own["id"])
      #expect(named("\(Self.towns[place])工作点")["parent"] == own["id"])
    }
  }

  func theBureausAccept() async throws {
    let duties = [
      "hrss": "牵头做好整合工作", "health": "配合做好新农合移交工作", "finance": "完善基金财务会计制度", "posts": "职能、机构编制划转", "planning": "城乡医保制度与经济社会",
      "audit": "城镇医保基金和新农合基金的审计", "discipline": "整合移交的监督", "civil": "医疗救助和困难居民", "police": "配合参保人员数据", "regulator": "监管参与经办服务",
    ]
    let finance = try await task("完善基金财务会计制度")
    #expect(refusal(try await self["civil"].move(finance, "accept")) == "403 not-allowed")
    for (head, title) in duties { #expect(try await self[head].move(task(title), "accept").ok()["state"] == "accepted") }
    for (head, title) in duties { #expect(try await self[head].move(task(title), "start").ok()["state"] == "doing") }
  }

  /// City, county, township: each waits for the level below.
  func responsibilityGoesDown() async throws {
    let city = try await task("建立三级目标责任体系")
    let counties = try await parts("task", of: city)
    #expect(Set(counties.map(\.["title"].text)) == Set(Self.counties.map { "\($0)建立领导小组和办公室，落实目标责任" }))
    try await self["hrss"].move(city, "accept").ok()
    try await self["hrss"].move(city, "start").ok()
    #expect(refusal(try await self["hrss"].move(city, "submit", ["result": "已建立"])) == "409 open-parts")
    for (place, county) in Self.counties.enumerated() {
      let own = try #require(counties.first { $0["title"].text.hasPrefix(county) })["id"].text
      let town = try await parts("task", of: own)
      #expect(town.map(\.["title"].text) == ["\(Self.towns[place])落实目标责任"])
      try await self["mayor", place + 1].move(own, "accept").ok()
      try await self["executive", place + 1].move(own, "start").ok()
      let early = try await self["mayor", place + 1].move(own, "submit", ["result": "已建立"])
      #expect(refusal(early) == "409 open-parts" && early["blockers"].list.map(\.["id"]) == town.map(\.["id"]))
      try await finish("\(Self.towns[place])落实目标责任", by: Self.towns[place])
      try await finish("\(county)建立领导小组和办公室", by: "\(county)人民政府")
    }
    #expect(try await finish("建立三级目标责任体系", by: "市人社局")["state"] == "done")
  }

  /// A county's items are not found by other counties, and its leaders cannot move theirs.
  func aCountyActsForItself() async throws {
    let handover = try await item("handover", "雁江区")
    #expect(try await self["audit", 1].see(handover)["state"] == "listing")
    for stranger in ["health-2", "executive-2", "hrss-2", "township-1", "insurance-clerk"] {
      #expect(refusal(try await self[stranger].get("/items/\(handover)")) == "404 not-found", "\(stranger)")
    }
    let staff = try await task("雁江区编制人员划转")
    #expect(refusal(try await self["hrss", 2].move(staff, "accept")) == "403 not-allowed")
    #expect(refusal(try await self["mayor", 2].move(staff, "accept")) == "403 not-allowed")
    #expect(try await self["hrss", 1].move(staff, "accept").ok()["state"] == "accepted")
  }
}
