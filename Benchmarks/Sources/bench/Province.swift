import CBench
import Foundation

/// A province of 22 cities and 200 counties. The product itself creates the schema, initiatives, people and about two
/// thousand entries and tickets with their histories, by import and moves; the rest are copies of these.
enum Province {
  static let cities = 22
  private static let counties = 200
  private static let groups = ["参保登记组", "基金征缴组", "待遇审核组", "信息技术组"]
  private static let vendors = "外包服务组"
  /// For each city: four entries for each ticket.
  private static let (entryCount, ticketCount) = (80, 20)
  /// Copies are distributed over three years.
  private static let weeks: Int64 = 156
  /// Open items are copied only this often at any size: the number of items in hand is limited, and growth is in
  /// completed ones.
  private static let openCopies: Int64 = 4

  static func key(_ city: Int) -> String { String(format: "city-%02d", city) }
  static func login(_ post: String, of city: Int = 0) -> String { "\(post)-\(String(format: "%02d", city))" }

  /// Creates the originals by the product itself, with a clock three years ago.
  static func make(_ duban: Duban) throws {
    var maker = duban
    maker.clock = Date(timeIntervalSinceNow: -Double(weeks) * 7 * 86400).ISO8601Format()
    let cities = Array(0..<Self.cities)
    for city in cities {
      let file = duban.folder + "/\(key(city))"
      try initiative(city).write(toFile: file + ".yaml", atomically: false, encoding: .utf8)
      try maker.run("initiative", "load", file + ".yaml")
      try entries(city).write(toFile: file + "-entries.csv", atomically: false, encoding: .utf8)
      try tickets(city).write(toFile: file + "-tickets.csv", atomically: false, encoding: .utf8)
      try maker.run("import", "ledger-entry", file + "-entries.csv", "--initiative", key(city))
      try maker.run("import", "hotline-ticket", file + "-tickets.csv", "--initiative", key(city))
    }
    let tasks = duban.folder + "/tasks.csv"
    try ("title,lead,limit\n" + (1...10).map { "核对外包账户\($0),\(vendors),2030-01-\(10 + $0)\n" }.joined())
      .write(toFile: tasks, atomically: false, encoding: .utf8)
    try maker.run("import", "task", tasks, "--initiative", key(0))
    let (server, _) = try maker.serve()
    do { for city in cities { try move(city, maker) } } catch {
      server.end()
      throw error
    }
    try server.stop()
    for post in ["office", "member", "vendor"] {
      try duban.run("person", "password", login(post), input: "correct-horse-battery\n")
    }
  }

  /// Copies the originals until there are `items` items. The copies bypass the product, so its indexes and counts are
  /// rebuilt afterwards, and everything is verified.
  @discardableResult
  static func fill(_ duban: Duban, to items: Int) throws -> (copied: Double, indexed: Duban.Run, verified: Duban.Run) {
    let start = bench_clock()
    func counted(_ isDone: Int) -> Int64 {
      bench_query(duban.database, "SELECT count(*) FROM items WHERE kind IN ('ledger-entry', 'hotline-ticket') AND is_done = \(isDone)")
    }
    let (done, open) = (counted(1), counted(0))
    let count = max(1, (Int64(items) - done - open - openCopies * open) / done)
    var copies = bench_copies(
      count: count, weeks: weeks, open_from: count - openCopies + 1, now: Int64(Date().timeIntervalSince1970))
    var complaint = [CChar](repeating: 0, count: 400)
    guard bench_multiply(duban.database, &copies, &complaint) == 0 else {
      throw Child.Failure(
        description: "copies: " + String(decoding: complaint.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    let copied = bench_clock() - start
    return (copied, try duban.run("reindex", within: 3600), try duban.run("verify", "--recount", within: 3600))
  }

  // MARK: originals

  private static func county(_ city: Int, _ place: Int) -> String { "第\(city)市第\(place)县医疗保障局" }
  private static func countyCount(_ city: Int) -> Int { counties / cities + (city < counties % cities ? 1 : 0) }

  private static func initiative(_ city: Int) -> String {
    func person(_ post: String, _ name: String, _ agency: String) -> String {
      "  \(login(post, of: city)): { name: \(name), agency: \(agency), mail: \(login(post, of: city))@example.org }\n"
    }
    let bureau = "第\(city)市医疗保障局"
    var yaml = """
      initiative: \(key(city))
      title: 第\(city)市参保清查和账户衔接
      documentNumber: 第\(city)市医保发〔2019〕1号
      issuers: [\(bureau)]
      issueDate: 2019-11-01
      due: 2035-12-31

      agencies:
        - { name: \(bureau) }

      """
    for place in 0..<countyCount(city) { yaml += "  - { name: \(county(city, place)), parent: \(bureau) }\n" }
    yaml += "\npeople:\n" + person("head", "局长", bureau) + person("office", "办公室主任", bureau) + person("responder", "答复员", bureau)
    yaml += person("vendor", "外包人员", bureau)
    for place in groups.indices { yaml += person("leader\(place)", "组长\(place)", bureau) }
    yaml += person("member", "科员", bureau)
    for place in 0..<countyCount(city) { yaml += person("county\(place)", "联系人\(place)", county(city, place)) }
    let counties = (0..<countyCount(city)).map { login("county\($0)", of: city) }
    yaml += """

      groups:
        领导小组:
          kind: leading
          leader: \(login("head", of: city))
        领导小组办公室:
          kind: office
          parent: 领导小组
          leader: \(login("office", of: city))

      """
    for (place, name) in groups.enumerated() {
      let members =
        counties.enumerated().filter { $0.offset % groups.count == place }.map(\.element) + (place == 0 ? [login("member", of: city)] : [])
      yaml += "  \(name):\n    kind: working\n    parent: 领导小组\n    leader: \(login("leader\(place)", of: city))\n"
      yaml += "    member: [\(members.joined(separator: ", "))]\n"
      if place == 0 { yaml += "    responder: \(login("responder", of: city))\n" }
    }
    return yaml + "  \(vendors):\n    kind: working\n    parent: 领导小组\n    vendor: \(login("vendor", of: city))\n"
  }

  private static let troubles = ["旧卡注销，新卡未关联账户", "补卡后账户余额划回", "挂失未补卡，本人在外地", "重复参保待核实", "转出到外市，余额待转移"]

  private static func entries(_ city: Int) -> String {
    (0..<entryCount).reduce("title,category,batch,holder,identity,bank,amount\n") { csv, row in
      csv + "某某\(row) \(troubles[row % 5]),other,第\(row % 12 + 1)批,某某\(row),\(Ledger.identity(city * 500 + row)),甲,\(row % 997).50\n"
    }
  }

  private static func tickets(_ city: Int) -> String {
    (0..<ticketCount).reduce("title,nature,caller,matter\n") { csv, row in
      csv + "来电问\(troubles[row % 5]),consult,138\(String(format: "%08d", city * 1000 + row)),来电人说\(troubles[(row + 1) % 5])。\n"
    }
  }

  // MARK: moves

  /// Of twenty entries one is unassigned, one is being handled, one is paused, two are to be checked, four were
  /// returned once, and the others are signed off; of ten tickets one is open.
  private static func move(_ city: Int, _ duban: Duban) throws {
    var tokens: [String: [String]] = [:]
    func send(_ post: String, _ move: String, _ items: [String], _ rest: String = "") throws {
      if tokens[post] == nil { tokens[post] = try duban.token(login(post, of: city)) }
      guard !items.isEmpty else { return }
      let body = #"{"move":"\#(move)","items":["\#(items.joined(separator: "\",\""))"]\#(rest)}"#
      guard let answer = Answer(Request("POST", "/api/v1/items/moves", tokens[post]!, body: body), port: duban.port), answer.status == 200,
        !answer.body.contains("\"problem\""), !answer.body.contains("urn:duban:problem")
      else { throw Child.Failure(description: "\(move) by \(post) was refused") }
    }
    let own = "initiative = (SELECT id FROM initiatives WHERE key = '\(key(city))')"
    let ids = try duban.texts("SELECT id FROM items WHERE kind = 'ledger-entry' AND \(own) ORDER BY number")
    for (place, group) in groups.enumerated() {
      let rows = ids.indices.filter { $0 % groups.count == place }
      // The state of a row must not depend on its group.
      func those(_ fates: ClosedRange<Int>) -> [String] { rows.filter { fates.contains($0 / groups.count % 20) }.map { ids[$0] } }
      let leader = "leader\(place)"
      let worker = place == 0 ? "member" : "county\(place)"
      for number in 0..<countyCount(city) {
        let shared = Set(rows.filter { $0 / groups.count % countyCount(city) == number }.map { ids[$0] })
        try send(
          "office", "assign", those(1...19).filter(shared.contains),
          #","fields":{"lead":"\#(group)","assisting":["\#(county(city, number))"]}"#)
      }
      try send(worker, "wait", those(2...2), #","comment":"等本人回来补卡""#)
      let post = Request(
        "POST", "/api/v1/uploads", try duban.token(login(worker, of: city)) + ["X-Filename: list.pdf"], body: "evidence")
      guard let file = Answer(post, port: duban.port)?.body.between("\"id\":\"", "\"") else {
        throw Child.Failure(description: "no upload")
      }
      let done = #","fields":{"resolution":"已与本人核对，账户余额划回。","evidence":["\#(file)"]}"#
      try send(worker, "submit", those(3...19), done)
      try send(leader, "return", those(5...8), #","comment":"佐证不清楚，请补一份""#)
      try send(worker, "submit", those(5...8), done)
      try send(leader, "sign-off", those(5...19))
    }
    let calls = try duban.texts("SELECT id FROM items WHERE kind = 'hotline-ticket' AND \(own) ORDER BY number")
    try send(
      "responder", "answer-at-once", calls.enumerated().filter { $0.offset % 10 > 0 }.map(\.element), #","fields":{"reply":"余额不变，可以使用。"}"#)
  }
}
