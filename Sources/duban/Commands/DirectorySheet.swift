import ArgumentParser
import Documents
import Domain
import Foundation
import Store

/// Reads people and agencies from a table and writes them to one. A person is identified by login, an agency by name.
struct DirectorySheet {
  let store: Store
  let app: AppContext
  let file: String
  let dryRun: Bool

  private static let heads = [
    "登录名": "login", "姓名": "name", "单位": "agency", "邮箱": "mail", "电话": "phone", "名称": "name", "上级": "parent", "别名": "aliases",
    "办公时间": "hours", "电话号码": "phones",
  ]

  func take(_ kind: String, _ header: [String], _ rows: [Sheet.Row]) async throws {
    let known = kind == "person" ? ["login", "name", "agency", "mail", "phone"] : ["name", "parent", "aliases", "phones", "hours"]
    let columns = header.map { Self.heads[$0.trimmed] ?? $0.trimmed }
    let unknown = columns.filter { !known.contains($0) }
    guard unknown.isEmpty, columns.contains("name") else {
      SystemEnvironment.printError("\(file):1: 不认识的列：\(unknown.joined(separator: "、"))；可用的列：\(known.joined(separator: "、"))")
      throw ExitCode(1)
    }
    var faults: [String] = []
    func cell(_ row: Sheet.Row, _ name: String) -> String? {
      columns.firstIndex(of: name).flatMap { $0 < row.cells.count ? row.cells[$0].trimmed : nil }.flatMap { $0.isEmpty ? nil : $0 }
    }
    var agencies = Dictionary(try await store.directory.agencies().map { ($0.name, $0) }) { first, _ in first }
    var people = try await store.directory.people()
    var made: (agencies: [Agency], people: [Person]) = ([], [])
    func agency(_ name: String) -> Agency {
      if let known = agencies[name] ?? agencies.values.first(where: { $0.aliases.contains(name) }) { return known }
      let new = Agency(id: Agency.ID(Base32.text(SystemEnvironment.random(15))), name: name)
      agencies[name] = new
      made.agencies.append(new)
      return new
    }
    for row in rows {
      guard let name = cell(row, "name") else {
        faults.append("\(file):\(row.line): name: 没有填写")
        continue
      }
      if kind == "agency" {
        var found = agency(name)
        found.parent = cell(row, "parent").map { agency($0).id }
        found.aliases = cell(row, "aliases")?.split(separator: "、").map(String.init) ?? found.aliases
        found.phones = cell(row, "phones")?.split(separator: "、").map(String.init) ?? found.phones
        if let hours = cell(row, "hours") {
          found.hours = OfficeHours(hours)
          if found.hours == nil { faults.append("\(file):\(row.line): hours: 要写成09:00-12:00, 13:30-17:00") }
        }
        agencies[name] = found
        made.agencies.removeAll { $0.id == found.id }
        made.agencies.append(found)
        continue
      }
      let login = cell(row, "login")
      if let mail = cell(row, "mail"), !mail.contains("@") { faults.append("\(file):\(row.line): mail: 不是邮箱地址") }
      if let login, made.people.contains(where: { $0.login == login }) { faults.append("\(file):\(row.line): login: 重复了") }
      var person =
        people.first { $0.login != nil && $0.login == login }
        ?? Person(id: Person.ID(Base32.text(SystemEnvironment.random(15))), login: login, name: name)
      person.name = name
      person.agency = cell(row, "agency").map { agency($0).id } ?? person.agency
      person.mail = cell(row, "mail") ?? person.mail
      person.phone = cell(row, "phone") ?? person.phone
      people.append(person)
      made.people.append(person)
    }
    for fault in faults { SystemEnvironment.printError(fault) }
    if !faults.isEmpty { throw ExitCode(1) }
    if !dryRun { try await store.directory.put(made.agencies, made.people) }
    let unaddressed = made.people.filter { $0.mail == nil }
    if !unaddressed.isEmpty { SystemEnvironment.printError("没有邮箱，收不到提醒：" + unaddressed.map(\.name).joined(separator: "、")) }
    print(kind == "agency" ? made.agencies.count : made.people.count)
  }

  func people() async throws -> [UInt8] {
    let agencies = Dictionary(try await store.directory.agencies().map { ($0.id, $0.name) }) { first, _ in first }
    var writer = CSV.Writer()
    writer.append(["login", "name", "agency", "mail", "phone"])
    for person in try await store.directory.people() {
      writer.append([person.login ?? "", person.name, person.agency.flatMap { agencies[$0] } ?? "", person.mail ?? "", person.phone ?? ""])
    }
    return writer.bytes
  }

  func agencies() async throws -> [UInt8] {
    let agencies = try await store.directory.agencies()
    var writer = CSV.Writer()
    writer.append(["name", "parent", "aliases", "phones", "hours"])
    for agency in agencies {
      let parent = agencies.first { $0.id == agency.parent }?.name ?? ""
      writer.append([
        agency.name, parent, agency.aliases.joined(separator: "、"), agency.phones.joined(separator: "、"), agency.hours?.description ?? "",
      ])
    }
    return writer.bytes
  }
}
