import CBench
import Foundation

/// `make bench`: the product's release build beside what this machine can do at all, in one run.
///
///     bench DUBAN FOLDER [ITEMS [reads | moves | corrections]]
///     bench DUBAN FOLDER growth SIZE…
///
/// FOLDER has to be on the disk that counts. Load client, server, nginx and SQLite share the machine's cores, so ratios
/// mean more than figures.
@main
struct Bench {
  let duban: Duban
  let folder: String
  let items: Int
  var table = Table()
  var notes: [String] = []
  var perSecond = 0.0

  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.count > 4, arguments[3] == "growth" { return try growth(arguments) }
    guard arguments.count >= 3, let items = arguments.count > 3 ? Int(arguments[3]) : 100_000, items >= 1000 else {
      say("bench DUBAN FOLDER [ITEMS, from 1000]")
      exit(64)
    }
    let folder = URL(fileURLWithPath: arguments[2]).path + "/run"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // Whatever hangs: after ten minutes this process ends, and the servers with it.
    alarm(600)
    var bench = Bench(duban: Duban(binary: arguments[1], folder: folder), folder: folder, items: items)
    do {
      switch arguments.dropFirst(4).first {
      case "corrections"?: try bench.corrections()
      case let part?: try bench.run(only: part)
      case nil: try bench.run()
      }
    } catch {
      say("bench: \(error)")
      exit(1)
    }
    if arguments.count > 4 { print("\n\(bench.table.text)\n") }
    for note in bench.notes { print("! \(note)") }
    try FileManager.default.removeItem(atPath: folder)
  }

  private static func growth(_ arguments: [String]) throws {
    let folder = URL(fileURLWithPath: arguments[2]).path + "/growth"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var growth = Growth(binary: arguments[1], folder: folder, sizes: arguments.dropFirst(4).compactMap { Int($0) })
    do { try growth.run() } catch {
      say("bench: \(error)")
      exit(1)
    }
    try FileManager.default.removeItem(atPath: folder)
  }

  private mutating func run() throws {
    let start = bench_clock()
    let busy = Self.busy
    try fill()
    try starts()
    let (server, _) = try duban.serve()
    let ids: [String]
    do {
      let atStart = server.memory.now
      try reads(server)
      let afterReads = server.memory.now
      ids = try moves(server)
      table.add("memory at start", atStart, "MB")
      table.add("memory after the reads", afterReads, "MB")
      table.add("memory after the moves", server.memory.now, "MB", aim: "≤ 80")
      table.add("memory at most", server.memory.most, "MB", aim: "≤ 80")
    } catch {
      server.end()
      throw error
    }
    let stopped = bench_clock()
    try server.stop()
    table.add("SIGTERM to the end", (bench_clock() - stopped) * 1000, "ms")
    try after(ids)
    try corrections()
    print("\n\(table.text)\n")
    let cores = Double(ProcessInfo.processInfo.processorCount)
    let others = max(0, Self.busy - busy - bench_own_processor()) / (bench_clock() - start) / cores
    let seconds = Int(bench_clock() - start)
    print("\(items) items, 64 clients over keep-alive; client, server and limit share \(Int(cores)) cores; \(seconds) s in all.")
    // Ours and the limit are taken one after the other, so a neighbour falls on one of them alone.
    print("Others took \(Int(others * 100)) % of the cores meanwhile\(others > 0.1 ? ": the ratios are not to be trusted" : "").")
  }

  /// The reads or the moves alone, while one works on them.
  private mutating func run(only part: String) throws {
    try fill()
    let (server, _) = try duban.serve()
    defer { server.end() }
    table.add("memory at start", server.memory.now, "MB")
    if part == "moves" { _ = try moves(server) } else { try reads(server) }
    table.add("memory at most", server.memory.most, "MB")
  }

  /// Processor seconds of the whole machine so far.
  private static var busy: Double {
    let fields = (try? String(contentsOfFile: "/proc/stat", encoding: .utf8))?.components(separatedBy: "\n")[0].split(separator: " ") ?? []
    // user, nice, system, irq, softirq; not idle, not waiting for the disk.
    return [1, 2, 3, 6, 7].reduce(0) { $0 + (fields.count > 7 ? Double(fields[$1])! : 0) } / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// The Jinan initiative with a ledger of many entries, through the product's own import.
  private mutating func fill() throws {
    Self.say("loading \(items) entries")
    try duban.run("initiative", "load", "jinan-2019-9")
    try duban.run("person", "password", "office", input: "correct-horse-battery\n")
    let file = folder + "/ledger.csv"
    try Ledger.csv(items).write(toFile: file, atomically: false, encoding: .utf8)
    let taken = try duban.run("import", "ledger-entry", file, "--initiative", "jinan-2019-9", within: 200)
    guard taken.output.hasSuffix(String(items)) else { throw Child.Failure(description: "import took \(taken.output)") }
    let copied = try copy()
    table.add("import, \(items) rows", taken.seconds, "s", limit: copied, is: "C writing the same rows, 500 a commit")
    table.add("import, peak memory", Double(taken.used.peak_kilobytes) / 1024, "MB")
  }

  /// Seconds that SQLite takes to write what the import wrote, into the same schema.
  private func copy() throws -> Double {
    let path = folder + "/copy.sqlite"
    guard bench_copy_schema(path, duban.database) == 0 else { throw Child.Failure(description: "cannot copy the schema") }
    let statements = ["items", "history", "parties", "messages"].map { table in
      // Messages have no row number; they are those of the item of that number.
      let rows = table == "messages" ? "item = (SELECT id FROM made.items WHERE rowid = ?1)" : "rowid = ?1"
      return "INSERT INTO main.\(table) SELECT * FROM made.\(table) WHERE \(rows)"
    }
    return try Commits(path, before: ["ATTACH '\(duban.database)' AS made"], statements, together: 500, rounds: items).seconds
  }

  /// From the start of the process to its first answer, with all items there.
  private mutating func starts() throws {
    Self.say("starting five times")
    var firsts: [Double] = []
    for _ in 0..<5 {
      let (server, first) = try duban.serve()
      firsts.append(first)
      try server.stop()
    }
    table.add("start to first answer", firsts.sorted()[2] * 1000, "ms", aim: "≤ 100")
  }

  /// Pages and documents, each beside nginx sending the same bytes.
  private mutating func reads(_ server: Child) throws {
    let token = try duban.token("office")
    let cookie = try duban.cookie("office", "correct-horse-battery")
    let list = try duban.read("/api/v1/items?kind=ledger-entry&limit=200", token)
    let ids = list.all(between: "{\"id\":\"", "\"")
    guard ids.count == 200, let initiative = list.between("\"initiative\":\"", "\"") else {
      throw Child.Failure(description: "the list has \(ids.count) items")
    }
    let measures: [(name: String, targets: [String], headers: [String], most: String)] = [
      ("item JSON", ids.map { "/api/v1/items/\($0)" }, token, "≤ 0.25"), ("item page", ids.map { "/items/\($0)" }, cookie, "≤ 0.4"),
      ("list JSON", ["/api/v1/items?kind=ledger-entry&limit=50"], token, ""),
      ("list page", ["/initiatives/\(initiative)/ledger"], cookie, "≤ 0.5"),
    ]
    var files: [String: String] = [:]
    for measure in measures { files[measure.name.replacing(" ", with: "-")] = try duban.read(measure.targets[0], measure.headers) }
    guard files["list-page"]!.all(between: "<tr", ">").count > 50 else { throw Child.Failure(description: "the list page has no rows") }
    let nginx = try Nginx(files, folder: folder)
    defer { nginx.server.end() }
    let port = duban.port
    for (name, targets, headers, most) in measures {
      Self.say(name)
      let requests = targets.map { Request("GET", $0, headers) }
      let file = name.replacing(" ", with: "-")
      let same = [Request("GET", "/\(file)", headers)]
      // What takes that long one by one would only pile up.
      let probe = bench_clock()
      _ = try duban.read(targets[0], headers)
      let clients = bench_clock() - probe > 0.1 ? 4 : 64
      let title = clients == 64 ? name : "\(name), \(clients) clients"
      let ours = measure(title, server) { Load.run([requests], port: port, clients: clients, seconds: $0) }
      let limit = measure("nginx", nginx.server) { Load.run([same], port: nginx.port, seconds: $0 / 2) }
      let size = "nginx, the same \(String(format: "%.1f", Double(files[file]!.utf8.count) / 1024)) KB"
      table.add(
        "\(title), requests/s", ours.load.perSecond, limit: limit.load.perSecond, is: size, aim: name == "list page" ? "≥ 0.05" : "")
      table.add("\(title), CPU a request", ours.cost, "ms", limit: limit.cost, is: size, aim: most)
      table.add("\(title), p99", ours.load.p99, "ms", limit: limit.load.p99, is: size)
    }
  }

  /// A short load to warm up, then one that counts, with milliseconds of processor a request.
  private mutating func measure(_ name: String, _ server: Child, _ load: (Double) -> Load) -> (load: Load, cost: Double) {
    _ = load(0.5)
    server.settle()
    let before = server.processor
    let load = load(4)
    server.settle()
    let cost = (server.processor - before) * 1000 / Double(max(1, load.answers))
    if let complaint = load.complaint { notes.append("\(name): \(complaint)") }
    return (load, cost)
  }

  /// Each client gives out entries of its own, then has them wait and resume for as long as it takes.
  private mutating func moves(_ server: Child) throws -> [String] {
    let token = try duban.token("convener")
    let each = min(items / 5 / 64, 50)
    Self.say("moves on \(each * 64) entries")
    let ids = try registered(each * 64, token)
    func move(_ id: String, _ body: String) -> Request { Request("POST", "/api/v1/items/\(id)/moves", token, body: body) }
    let lists = (0..<64).map { client in
      let own = ids[client * each..<(client + 1) * each]
      return own.map { move($0, #"{"move":"assign"}"#) } + own.map { move($0, #"{"move":"wait","comment":"等本人回来补卡"}"#) }
        + own.map { move($0, #"{"move":"resume"}"#) }
    }
    let history = bench_query(duban.database, "SELECT count(*) FROM history")
    let one = folder + "/commits.sqlite"
    func commits() throws -> Commits {
      try Commits(
        one, before: ["CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL)"],
        ["INSERT INTO rows (text) VALUES ('等本人回来补卡 ' || ?1)"], seconds: 3)
    }
    let earlier = try commits()
    let used = server.processor
    let load = Load.run(lists, port: duban.port, seconds: 10, again: each)
    let cost = (server.processor - used) * 1000 / Double(max(1, load.answers))
    let later = try commits()
    let kept = bench_query(duban.database, "SELECT count(*) FROM history") - history
    let commit = (earlier.perSecond + later.perSecond) / 2
    table.add(
      "durable moves/s", load.perSecond, limit: commit,
      is: "C, one-row commits, FULL (\(Int(earlier.perSecond)) before, \(Int(later.perSecond)) after)", aim: "≥ 1.5")
    table.add("moves, p99", load.p99, "ms", limit: max(earlier.p99, later.p99), is: "C, p99 of a one-row commit", aim: "≤ 25")
    table.add("moves, CPU a request", cost, "ms")
    table.add("moves, client's CPU", load.client, "ms")
    table.add("moves not done", "\(load.wrong) of \(load.answers)", aim: "0")
    if let complaint = load.complaint { notes.append("moves: \(complaint)") }
    if kept != Int64(load.good) { notes.append("moves: \(load.good) acknowledged, \(kept) in the history") }
    perSecond = load.perSecond
    return ids
  }

  /// Ids of entries that nobody has given out yet.
  private func registered(_ count: Int, _ token: [String]) throws -> [String] {
    var ids: [String] = []
    var cursor = ""
    while ids.count < count {
      let page = try duban.read("/api/v1/items?kind=ledger-entry&state=registered&limit=200\(cursor)", token)
      ids += page.all(between: "{\"id\":\"", "\"")
      guard let next = page.between("\"next\":\"", "\"") else { break }
      cursor = "&cursor=\(next)"
    }
    guard ids.count >= count else { throw Child.Failure(description: "only \(ids.count) entries to move") }
    return Array(ids.prefix(count))
  }

  /// With the server gone: whether everything holds together, and what the rows of a move cost SQLite alone.
  private mutating func after(_ ids: [String]) throws {
    Self.say("verify")
    let verify = try duban.run("verify")
    table.add("verify", verify.seconds, "s")
    Self.say("the rows of a move in C")
    let same = try Commits(duban.database, before: ["PRAGMA foreign_keys = ON"], Self.moveRows, items: ids, seconds: 4)
    table.add("durable moves/s", perSecond, limit: same.perSecond, is: "C, commits of the rows that a move writes, FULL")
  }

  /// What `wait` and `resume` write, one after the other on each item: the item, its history, its standing reminders.
  private static let moveRows = [
    """
    UPDATE items SET version = version + 1, history_count = history_count + 1, history_head = lower(hex(randomblob(32))),
      body = body || ' ',
      sort_at = CASE state WHEN 'waiting' THEN registered_at + 500000 ELSE 253402300799 END,
      state = CASE state WHEN 'waiting' THEN 'handling' ELSE 'waiting' END
    WHERE id = ?2
    """,
    """
    INSERT INTO history (item, count, at, person, via, act, from_state, to_state, round, limit_at, details, salt, digest, hash)
    SELECT item, count + 1, at, person, via, act, to_state, from_state, round, limit_at, details, lower(hex(randomblob(8))),
      lower(hex(randomblob(32))), lower(hex(randomblob(32)))
    FROM history WHERE item = ?2 AND from_state IS NOT NULL ORDER BY count DESC LIMIT 1
    """,
    "DELETE FROM messages WHERE item = ?2 AND state = 'pending' AND stands = 1",
    """
    INSERT INTO messages (key, item, rule, roles, due_at, colour, stands, state)
    SELECT ?2 || '/handling/bench/' || ?1 || '/' || value, ?2, 'handling.' || value, 'party,leader', 2000000000 + ?1, 'yellow', 1, 'pending'
    FROM json_each('[1,2,3]') WHERE (SELECT state FROM items WHERE id = ?2) = 'handling'
    """,
  ]

  /// A batch of records through its whole course, in a database of its own.
  private mutating func corrections() throws {
    Self.say("corrections")
    let own = folder + "/corrections"
    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
    try Corrections(duban: Duban(binary: duban.binary, folder: own), rows: items).measure(into: &table)
  }

  private static func say(_ what: String) { FileHandle.standardError.write(Data("\(what)\n".utf8)) }
}
