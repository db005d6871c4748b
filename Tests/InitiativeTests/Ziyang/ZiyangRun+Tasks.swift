import TestSupport
import Testing

/// The tasks of the plan, from acceptance to completion.
extension ZiyangRun {
  /// The login of a party's leader: a bureau's head, a county's mayor, for a county's offices the head of its transfer
  /// group.
  private func head(of party: String) -> String {
    if let bureau = Self.bureaus.first(where: { $0.value == party }) { return bureau.key }
    if let town = Self.towns.firstIndex(of: party) { return "township-\(town + 1)" }
    if let county = Self.counties.firstIndex(where: party.hasPrefix) {
      return party.hasSuffix("人民政府") ? "mayor-\(county + 1)" : "hrss-\(county + 1)"
    }
    return party == "市医保局" ? "hrss" : "supervisor"
  }

  private func reporter(of party: String) -> String {
    if let county = Self.counties.firstIndex(where: party.hasPrefix) {
      let offices = ["编办": "posts", "医保局": "insurance", "卫计局": "health"]
      if let office = offices.first(where: { party.hasSuffix($0.key) }) { return "\(office.value)-\(county + 1)" }
    }
    return switch party {
    case "市医保局": "insurance-clerk"
    case "督查考核组": "inspector"
    default: head(of: party)
    }
  }

  /// The id of an agency in responses.
  func party(_ name: String) async throws -> String { try await self[reporter(of: name)].get("/me").ok()["agency"].text }

  /// Takes a task from its present state to done; a joint one by the shares of its parties, lead first.
  @discardableResult func finish(_ title: String, by parties: String...) async throws -> JSON {
    let task = try await task(title)
    let head = self[head(of: parties[0])]
    if try await state(of: task) == "issued" { try await head.move(task, "accept").ok() }
    if try await state(of: task) == "accepted" { try await head.move(task, "start").ok() }
    if parties.count == 1 {
      try await self[reporter(of: parties[0])].move(task, "submit", ["result": "已完成"]).ok()
    } else {
      for party in parties { try await finishShare(of: task, held: party) }
    }
    return try await self["office"].move(task, "complete").ok()
  }

  private func finishShare(of task: String, held party: String) async throws {
    let key = try await self.party(party)
    let share = try #require(try await parts("task-share", of: task).first { $0["lead"].text == key })["id"].text
    try await self[head(of: party)].move(share, "accept").ok()
    try await self[reporter(of: party)].move(share, "submit", ["result": "已完成"]).ok()
    #expect(try await self["office"].move(share, "complete").ok()["state"] == "done")
  }
}
