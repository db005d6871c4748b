import CBench
import Foundation

/// `make bench-growth`: what a request costs as the province fills up. Costs are processor time of the server, so that a neighbour on
/// the machine shows little.
struct Growth {
  let binary: String
  let folder: String
  let sizes: [Int]
  private var rows: [(name: String, aim: String, cells: [String], values: [Double])] = []

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
      let own = "\(folder)/\(size)"
      try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
      let duban = Duban(binary: binary, folder: own)
      say("\(size) items")
      let start = bench_clock()
      for end in ["", "-wal"] where FileManager.default.fileExists(atPath: base.database + end) {
        try FileManager.default.copyItem(atPath: base.database + end, toPath: duban.database + end)
      }
      try Province.fill(duban, to: size)
      note("made in", bench_clock() - start, "s")
      note("items", Double(bench_query(duban.database, "SELECT count(*) FROM items")), "")
      note("history rows", Double(bench_query(duban.database, "SELECT count(*) FROM history")), "")
      note("database", Double(try FileManager.default.attributesOfItem(atPath: duban.database)[.size] as? Int64 ?? 0) / 1e6, "MB")
      try measure(duban, isLast: size == sizes.last)
      try FileManager.default.removeItem(atPath: own)
      print("\n\(text)\n")
    }
  }

  private mutating func measure(_ duban: Duban, isLast: Bool) throws {
    var firsts: [Double] = []
    for _ in 0..<3 {
      let (server, first) = try duban.serve()
      firsts.append(first * 1000)
      try server.stop()
    }
    note("start to first answer", firsts.sorted()[1], "ms", aim: "≤ 100")
    try sweep(duban)
    let (server, _) = try duban.serve()
    defer { server.end() }
    note("memory at start", server.memory.now, "MB")
    let initiative = try duban.texts("SELECT id FROM initiatives WHERE key = '\(Province.key(0))'")[0]
    let ids = try duban.texts(
      "SELECT id FROM items WHERE seq IN (SELECT 1 + abs(random()) % (SELECT max(seq) FROM items) FROM items LIMIT 2000) AND initiative = '\(initiative)' AND kind = 'ledger-entry' LIMIT 200"
    )
    let office = try duban.cookie(Province.login("office"), "correct-horse-battery")
    let member = try duban.cookie(Province.login("member"), "correct-horse-battery")
    let token = try duban.token(Province.login("office"))
    let vendor = try duban.token(Province.login("vendor"))
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
    for (name, targets, headers) in measures { try read(name, targets, headers, duban, server) }
    try moves(duban, server)
    note("memory after all", server.memory.now, "MB")
    if isLast { try backup(duban, server, ids, token) }
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

  private mutating func measured(_ name: String, _ server: Child, _ load: () -> Load) throws {
    server.settle()
    let before = server.processor
    let load = load()
    server.settle(within: 3)
    if let complaint = load.complaint { throw Child.Failure(description: "\(name): \(complaint)") }
    note("\(name), CPU", (server.processor - before) * 1000 / Double(max(1, load.answers)), "ms", aim: "≤ 1.5 ×")
    note("\(name), p50", load.median, "ms")
    note("\(name), p99", load.p99, "ms")
  }

  /// Entries in hand wait and are resumed, over and over.
  private mutating func moves(_ duban: Duban, _ server: Child) throws {
    let ids = try duban.texts(
      """
      SELECT id FROM items WHERE kind = 'ledger-entry' AND state = 'handling' AND is_done = 0
        AND lead = (SELECT id FROM groups WHERE name = '参保登记组' AND initiative = (SELECT id FROM initiatives WHERE key = '\(Province.key(0))'))
        AND initiative = (SELECT id FROM initiatives WHERE key = '\(Province.key(0))') ORDER BY seq DESC LIMIT 4
      """)
    guard ids.count == 4 else { throw Child.Failure(description: "only \(ids.count) entries in hand") }
    let token = try duban.token(Province.login("member"))
    func move(_ id: String, _ body: String) -> Request { Request("POST", "/api/v1/items/\(id)/moves", token, body: body) }
    let lists = ids.map { [move($0, #"{"move":"wait","comment":"等本人回来补卡"}"#), move($0, #"{"move":"resume"}"#)] }
    try measured("move", server) { Load.run(lists, port: duban.port, clients: 4, seconds: 3) }
  }

  /// As many due at every size: a dry run less one with nothing due, beside a bare scan of the same rows.
  private mutating func sweep(_ duban: Duban) throws {
    let due = try duban.texts("SELECT due_at FROM messages WHERE state = 'pending' ORDER BY due_at LIMIT 1 OFFSET 99").first ?? "0"
    let at = Date(timeIntervalSince1970: Double(due)!).ISO8601Format()
    func costs(_ instant: String) throws -> Double {
      try (0..<3).map { _ in try duban.run("remind", "--dry-run", "--at", instant).used.processor }.min()! * 1000
    }
    note("sweep of 100 due, CPU", try costs(at) - costs("2000-01-01T00:00:00Z"), "ms")
    let sql = """
      SELECT count(length(i.body)) FROM messages m JOIN items i ON i.id = m.item WHERE m.state = 'pending' AND m.due_at <= \(due)
      """
    _ = bench_query(duban.database, sql)
    let start = bench_clock()
    _ = bench_query(duban.database, sql)
    note("the same rows in C", (bench_clock() - start) * 1000, "ms")
  }

  /// The nightly backup, and what somebody who works on meanwhile waits.
  private mutating func backup(_ duban: Duban, _ server: Child, _ ids: [String], _ token: [String]) throws {
    let requests = ids.map { Request("GET", "/api/v1/items/\($0)", token) }
    let start = bench_clock()
    let child = try Child([binary, "backup", folder + "/backup.sqlite", "--database", duban.database], log: folder + "/backup.log")
    var slowest = 0.0
    while child.isRunning {
      let load = Load.run([requests], port: duban.port, clients: 4, seconds: 5)
      if let complaint = load.complaint { throw Child.Failure(description: "during the backup: \(complaint)") }
      slowest = max(slowest, load.p999)
    }
    let used = try child.ended()
    note("backup", bench_clock() - start, "s")
    note("backup, peak memory", Double(used.peak_kilobytes) / 1024, "MB")
    note("item JSON meanwhile, p99.9", slowest, "ms", aim: "< 100")
  }

  // MARK: the table

  private mutating func note(_ name: String, _ value: Double, _ unit: String, aim: String = "") {
    say("  \(name) · \(Table.number(value)) \(unit)")
    let cell = "\(Table.number(value)) \(unit)"
    if let place = rows.firstIndex(where: { $0.name == name }) {
      rows[place].cells.append(cell)
      rows[place].values.append(value)
    } else {
      rows.append((name, aim, [cell], [value]))
    }
  }

  private var text: String {
    let head = ["measure"] + sizes.map { "\(Table.number(Double($0)))" } + ["last / first", "aim"]
    let lines = rows.map { row in
      let blanks = Array(repeating: "", count: sizes.count - row.cells.count)
      let ratio = row.values.count > 1 && row.values[0] > 0 ? Table.number(row.values.last! / row.values[0]) : ""
      return [row.name] + (row.values.count == 1 && row.name.hasPrefix("backup") ? blanks + row.cells : row.cells + blanks) + [
        ratio, row.aim,
      ]
    }
    return Table.text([head] + lines)
  }

  private func say(_ what: String) { FileHandle.standardError.write(Data("\(what)\n".utf8)) }
}
