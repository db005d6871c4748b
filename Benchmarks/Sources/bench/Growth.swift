import CBench
import Foundation

/// `make bench-growth`: measures the cost of a request as the database grows. Costs are processor time of the server,
/// which other loads on the machine affect little.
struct Growth {
  let binary: String
  let folder: String
  var sizes: [Int]
  private var rows: [(name: String, aim: String, cells: [Int: String], values: [Int: Double])] = []
  var size = 0
  private(set) var failures = 0
  var complaints: [String] = []

  init(binary: String, folder: String, sizes: [Int]) {
    self.binary = binary
    self.folder = folder
    self.sizes = sizes
  }

  mutating func run() throws {
    say("what the product makes by itself")
    let base = Duban(binary: binary, folder: folder)
    try Province.make(base)
    for size in sizes {
      self.size = size
      let own = "\(folder)/\(size)"
      try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
      let duban = Duban(binary: binary, folder: own)
      say("\(size) items")
      attempt("\(size) items") { growth in
        try growth.fill(duban, from: base)
        try growth.measure(duban)
        // Only at the largest size: a backup needs the most disk space.
        if size == growth.sizes.max() { try growth.backup(duban) }
      }
      try FileManager.default.removeItem(atPath: own)
      print("\n\(text)\n")
      for complaint in complaints { print("! \(complaint)") }
    }
  }

  /// Runs a measurement; if it fails, the others continue.
  mutating func attempt(_ name: String, _ body: (inout Growth) throws -> Void) {
    do { try body(&self) } catch {
      failures += 1
      complaints.append("\(size): \(name): \(error)")
      say("! \(name): \(error)")
    }
  }

  private mutating func fill(_ duban: Duban, from base: Duban) throws {
    let start = bench_clock()
    for end in ["", "-wal"] where FileManager.default.fileExists(atPath: base.database + end) {
      try FileManager.default.copyItem(atPath: base.database + end, toPath: duban.database + end)
    }
    let (copied, indexed, verified) = try Province.fill(duban, to: size)
    note("made in", bench_clock() - start, "s")
    note("items", Double(bench_query(duban.database, "SELECT count(*) FROM items")), "")
    note("history rows", Double(bench_query(duban.database, "SELECT count(*) FROM history")), "")
    note("database", Double(try FileManager.default.attributesOfItem(atPath: duban.database)[.size] as? Int64 ?? 0) / 1e6, "MB")
    note("copies in C", copied, "s")
    note("reindex", indexed.seconds, "s")
    note("recount and verify: clean", verified.seconds, "s")
    note("verify, peak memory", Double(verified.used.peak_kilobytes) / 1024, "MB")
  }

  mutating func measure(_ duban: Duban) throws {
    attempt("start") { try $0.starts(duban) }
    attempt("sweep") { growth in
      let (rows, ours, bare) = try Sweep(duban).measure()
      growth.note("reminders due", Double(rows), "")
      growth.note("sweep of them, CPU", ours, "ms")
      growth.note("the same rows in C, CPU", bare, "ms")
      growth.note("sweep beside C", ours / bare, "×", aim: "≤ 2 ×")
    }
    let (server, _) = try duban.serve()
    defer { server.end() }
    note("memory at start", server.memory.now, "MB")
    let initiative = try duban.texts("SELECT id FROM initiatives WHERE key = '\(Province.key(0))'")[0]
    let office = try duban.cookie(Province.login("office"), "correct-horse-battery")
    let member = try duban.cookie(Province.login("member"), "correct-horse-battery")
    let token = try duban.token(Province.login("office"))
    let vendor = try duban.token(Province.login("vendor"))
    let ids = try Self.some(duban, of: initiative)
    func search(_ words: String) -> String {
      "/api/v1/items?q=\(words.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!)"
    }
    let measures: [(String, [String], [String])] = [
      ("desk of a member", ["/"], member), ("desk of the office", ["/"], office), ("item page", ids.map { "/items/\($0)" }, office),
      ("item JSON", ids.map { "/api/v1/items/\($0)" }, token), ("ledger page", ["/initiatives/\(initiative)/ledger"], office),
      ("search, common pair", [search("账户")], token), ("search, rare pair", [search("鼋鼍")], token),
      ("search, pairs that never meet", [search("本地 异地")], token), ("search, nothing", [search("龘靐")], token),
      ("search, by a vendor of ten items", [search("账户")], vendor),
    ]
    for (name, targets, headers) in measures { attempt(name) { try $0.read(name, targets, headers, duban, server) } }
    attempt("move") { try $0.moves(duban, server) }
    note("memory after all", server.memory.now, "MB")
  }

  private mutating func starts(_ duban: Duban) throws {
    var (firsts, costs): ([Double], [Double]) = ([], [])
    for _ in 0..<3 {
      let (server, first) = try duban.serve()
      firsts.append(first * 1000)
      costs.append(server.processor * 1000)
      try server.stop()
    }
    note("start to first answer", firsts.sorted()[1], "ms", aim: "≤ 100")
    note("start to first answer, CPU", costs.sorted()[1], "ms")
  }

  /// Four entries that are being handled by the first city's member.
  private static func inHand(_ duban: Duban) throws -> [String] {
    let ids = try duban.texts(
      """
      SELECT id FROM items WHERE kind = 'ledger-entry' AND state = 'handling' AND is_done = 0
        AND lead = (SELECT id FROM groups WHERE name = '参保登记组' AND initiative = (SELECT id FROM initiatives WHERE key = '\(Province.key(0))'))
        AND initiative = (SELECT id FROM initiatives WHERE key = '\(Province.key(0))') ORDER BY seq DESC LIMIT 4
      """)
    guard ids.count == 4 else { throw Child.Failure(description: "only \(ids.count) entries in hand") }
    return ids
  }

  /// A random sample of an initiative's entries.
  private static func some(_ duban: Duban, of initiative: String) throws -> [String] {
    try duban.texts(
      """
      SELECT id FROM items WHERE seq IN (SELECT 1 + abs(random()) % (SELECT max(seq) FROM items) FROM items LIMIT 2000)
        AND initiative = '\(initiative)' AND kind = 'ledger-entry' LIMIT 200
      """)
  }

  private mutating func read(_ name: String, _ targets: [String], _ headers: [String], _ duban: Duban, _ server: Child) throws {
    let requests = targets.map { Request("GET", $0, headers) }
    guard !requests.isEmpty else { throw Child.Failure(description: "\(name): nothing to ask for") }
    let probe = bench_clock()
    _ = try duban.read(targets[0], headers)
    let seconds = bench_clock() - probe > 0.2 ? 4.0 : 2
    _ = Load.run([requests], port: duban.port, clients: 2, seconds: 0.5)
    try measured(name, server) { Load.run([requests], port: duban.port, clients: 4, seconds: seconds) }
  }

  mutating func measured(_ name: String, _ server: Child, _ load: () -> Load) throws {
    server.settle()
    let before = server.processor
    let load = load()
    server.settle(within: 3)
    if let complaint = load.complaint { throw Child.Failure(description: "\(name): \(complaint)") }
    note("\(name), CPU", (server.processor - before) * 1000 / Double(max(1, load.answers)), "ms", aim: "≤ 1.5 ×")
    note("\(name), p50", load.median, "ms", aim: name.hasPrefix("search") ? "≤ 20" : "")
    note("\(name), p99", load.p99, "ms")
  }

  /// Moves: entries are paused and resumed repeatedly.
  private mutating func moves(_ duban: Duban, _ server: Child) throws {
    let ids = try Self.inHand(duban)
    let token = try duban.token(Province.login("member"))
    func move(_ id: String, _ body: String) -> Request { Request("POST", "/api/v1/items/\(id)/moves", token, body: body) }
    let lists = ids.map { [move($0, #"{"move":"wait","comment":"等本人回来补卡"}"#), move($0, #"{"move":"resume"}"#)] }
    try measured("move", server) { Load.run(lists, port: duban.port, clients: 4, seconds: 3) }
    // Some entries may be paused; resume them for the next measurement.
    for id in ids { _ = Answer(move(id, #"{"move":"resume"}"#), port: duban.port) }
  }

  /// Measures the nightly backup, and response times during it.
  mutating func backup(_ duban: Duban) throws {
    let (server, _) = try duban.serve()
    defer { server.end() }
    let token = try duban.token(Province.login("office"))
    let ids = try Self.some(duban, of: try duban.texts("SELECT id FROM initiatives WHERE key = '\(Province.key(0))'")[0])
    let reading = ids.map { Request("GET", "/api/v1/items/\($0)", token) }
    let (hand, member) = (try Self.inHand(duban), try duban.token(Province.login("member")))
    let writing = (1...20).map { Request("PATCH", "/api/v1/items/\(hand[0])", member, body: #"{"fields":{"bank":"银行\#($0)"}}"#) }
    func asked(_ seconds: Double) throws -> Load {
      let load = Load.run([reading, reading, reading, writing], port: duban.port, clients: 4, seconds: seconds)
      if let complaint = load.complaint { throw Child.Failure(description: "during the backup: \(complaint)") }
      return load
    }
    note("three read and one writes: p99.9 before the backup", try asked(5).p999, "ms")
    let start = bench_clock()
    let child = try Child([binary, "backup", folder + "/backup.sqlite", "--database", duban.database], log: folder + "/backup.log")
    var (slowest, most) = (0.0, 0.0)
    while child.isRunning {
      let load = try asked(5)
      slowest = max(slowest, load.p999)
      most = max(most, load.most)
      say("  \(Int(bench_clock() - start)) s of backup: p99.9 \(Table.number(load.p999)) ms, the slowest \(Table.number(load.most)) ms")
      // The backup verifies its copy at low priority, so leave it some time.
      Thread.sleep(forTimeInterval: 2)
    }
    let used = try child.ended()
    try? FileManager.default.removeItem(atPath: folder + "/backup.sqlite")
    note("backup", bench_clock() - start, "s")
    note("backup, CPU", used.processor, "s")
    note("backup, peak memory", Double(used.peak_kilobytes) / 1024, "MB")
    note("the same during the backup, p99.9", slowest, "ms", aim: "< 100")
    note("the same during the backup, the slowest", most, "ms")
  }

  // MARK: the table

  private mutating func note(_ name: String, _ value: Double, _ unit: String, aim: String = "") {
    let cell = "\(Table.number(value)) \(unit)"
    say("  \(name) · \(cell)")
    let place =
      rows.firstIndex { $0.name == name }
      ?? {
        rows.append((name, aim, [:], [:]))
        return rows.count - 1
      }()
    rows[place].cells[size] = cell
    rows[place].values[size] = value
  }

  var text: String {
    let head = ["measure"] + sizes.map { "\(Table.number(Double($0)))" } + ["last / first", "aim"]
    let lines = rows.map { row in
      let values = sizes.compactMap { row.values[$0] }
      let ratio = values.count > 1 && values[0] > 0 ? Table.number(values.last! / values[0]) : ""
      return [row.name] + sizes.map { row.cells[$0] ?? "" } + [ratio, row.aim]
    }
    return Table.text([head] + lines)
  }
}
