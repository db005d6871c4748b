import TestSupport
import Testing

/// Record correction: the technical group compares, a data group forwards, a county corrects and returns.
extension FuyangRun {
  private func compared(_ category: String, _ more: [String: JSON] = [:]) async throws -> String {
    let fields: [String: JSON] = [
      "category": .text(category), "data-group": "居民医保数据组", "data-of": "to-2019", "batch": "第1批", "person": "参保人甲",
      "identity": "341282198001011234", "finding": "与公安人口库不符",
    ]
    return try await play.register("technical-2", "record-correction", "\(category)一条", .object(fields.merging(more) { _, own in own }))
      .ok()[
        "id"
      ].text
  }

  /// A record that was compared, fed back to the data group, and forwarded to 界首.
  private func withJieshou(_ category: String, _ more: [String: JSON] = [:]) async throws -> String {
    let record = try await compared(category, more)
    try await self["technical-2"].move(record, "feed-back").ok()
    try await self["residents-head"].move(record, "pass-on", ["lead": "界首市医疗保障局"]).ok()
    return record
  }

  func theMismatchTravels() async throws {
    let record = try await compared("wrong")
    #expect(refusal(try await self["taihe-policy"].get("/items/\(record)")) == "404 not-found")
    let fed = try await self["technical-1"].move(record, "feed-back").ok()
    #expect(fed["state"] == "fed-back" && fed["limit"] == "2020-06-02T23:59:59+08:00")
    #expect(refusal(try await self["technical-2"].move(record, "pass-on", ["lead": "界首市医疗保障局"])) == "403 not-allowed")
    #expect(refusal(try await self["residents-head"].move(record, "pass-on")) == "422 missing")
    let passed = try await self["residents-head"].move(record, "pass-on", ["lead": "界首市医疗保障局"]).ok()
    #expect(passed["state"] == "with-county" && passed["limit"] == "2020-06-08T23:59:59+08:00" && passed["fields"]["person"] != "参保人甲")
    #expect(refusal(try await self["taihe-policy"].get("/items/\(record)")) == "404 not-found")
    let evidence = try await play.file("jieshou-policy", "户口簿")
    #expect(refusal(try await self["residents-head"].move(record, "amend", ["value": "x", "evidence": evidence])) == "403 not-allowed")
    #expect(refusal(try await self["jieshou-policy"].move(record, "amend", ["value": "更正后姓名"])) == "422 missing")
    try await self["jieshou"].move(record, "amend", ["value": "更正后姓名", "evidence": evidence]).ok()
    try await self["jieshou"].move(record, "report-back").ok()
    // The member from 界首 is also in the data group, and may not check the record they returned.
    #expect(refusal(try await self["jieshou"].move(record, "check")) == "403 own-work")
    #expect(refusal(try await self["jieshou-policy"].move(record, "check")) == "403 not-allowed")
    let back = try await self["residents-head"].move(record, "return", comment: "附件看不清").ok()
    #expect(back["state"] == "with-county" && back["round"] == 2)
    try await self["jieshou-policy"].move(record, "amend", ["value": "更正后姓名", "evidence": evidence]).ok()
    try await self["jieshou-policy"].move(record, "report-back").ok()
    #expect(try await self["residents-head"].move(record, "check").ok()["state"] == "closed")
    let moves = try await self["office"].history(record).map(\.["move"].text)
    #expect(
      moves == ["+register", "feed-back", "pass-on", "amend", "report-back", "return", "amend", "report-back", "check"])
  }

  /// Missing, inside one scheme, out of town, suspended: each category has moves of its own and refuses the others'.
  func eachCategoryTakesItsPath() async throws {
    let evidence = try await play.file("jieshou", "佐证")
    let paths: [(category: String, move: String, fields: JSON, state: String)] = [
      ("missing", "fill-in", ["value": "补全的出生日期", "evidence": evidence], "filled"),
      ("inside", "clear-inside", ["kept": "界首市居民", "ended": "太和县居民", "evidence": evidence], "cleared"),
      ("outside", "refer", ["place": "上海市"], "referred"),
      ("suspended", "verify-stop", ["since": "2019-03-01", "note": "外出务工断保"], "noted"),
    ]
    for path in paths {
      let record = try await withJieshou(path.category)
      let wrong = try await self["jieshou"].move(record, "amend", ["value": "x", "evidence": evidence])
      #expect(refusal(wrong) == "409 other-choice", "\(path.category)")
      let offered = try await self["jieshou"].see(record)["moves"].list.map(\.["move"].text)
      #expect(Set(offered).isSuperset(of: [path.move, "raise"]) && !offered.contains("amend"), "\(offered)")
      #expect(try await self["jieshou"].move(record, path.move, path.fields).ok()["state"].text == path.state)
      if path.state == "referred" {
        #expect(try await self["jieshou"].see(record)["limit"] == .null)
        try await self["jieshou"].move(record, "settle", ["kept": "上海市职工", "ended": "界首市居民", "evidence": evidence]).ok()
      }
      try await self["jieshou"].move(record, "report-back").ok()
      try await self["residents-clerk"].move(record, "check").ok()
    }
  }

  /// Insurance in two schemes counts from twelve months of overlap; data of 2020 is out of scope.
  func theRulesDecide() async throws {
    let evidence = try await play.file("jieshou", "缴费记录")
    let clear: JSON = ["kept": "职工", "ended": "居民", "evidence": evidence]
    let year = try await withJieshou("across", ["overlap-months": 12, "scheme": "both"])
    #expect(refusal(try await self["jieshou"].move(year, "note-across", ["note": "短期重叠"])) == "409 over-limit")
    try await self["jieshou"].move(year, "clear-across", clear).ok()
    let less = try await withJieshou("across", ["overlap-months": 11, "scheme": "both"])
    #expect(refusal(try await self["jieshou"].move(less, "clear-across", clear)) == "409 over-limit")
    #expect(try await self["jieshou"].move(less, "note-across", ["note": "重叠11个月，登记备查"]).ok()["state"] == "noted")
    for record in [year, less] {
      try await self["jieshou"].move(record, "report-back").ok()
      try await self["residents-head"].move(record, "check").ok()
    }
    let later = try await compared("wrong", ["data-of": "from-2020"])
    #expect(refusal(try await self["technical-2"].move(later, "feed-back")) == "409 other-choice")
    #expect(try await self["technical-2"].move(later, "set-aside").ok()["state"] == "by-rule")
  }
}
