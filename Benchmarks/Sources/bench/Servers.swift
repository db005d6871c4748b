import CBench
import Foundation

extension Bench {
  private static let entries = 6000
  /// The number of entries of each client in one measurement.
  private static let each = 16

  /// Measures two servers on one PostgreSQL: durable moves a second by one and by both, beside PostgreSQL's own commits
  /// of one row. Then kills the primary under load and promotes its standby.
  mutating func postgresql(failsOver: Bool, isMeasured: Bool) throws {
    let primary = try Cluster(folder + "/primary")
    defer { primary.stop() }
    try primary.query("CREATE DATABASE duban")
    var one = Duban(binary: duban.binary, folder: folder)
    one.server = primary.url("duban")
    say("loading \(Self.entries) entries")
    try one.run("initiative", "load", "jinan-2019-9")
    let file = folder + "/servers.csv"
    // All entries belong to the convener's own group.
    try Ledger.csv(Self.entries, groups: [Ledger.groups[0]]).write(toFile: file, atomically: false, encoding: .utf8)
    let taken = try one.run("import", "ledger-entry", file, "--initiative", "jinan-2019-9", within: 200)
    table.add("PostgreSQL: import, \(Self.entries) rows", taken.seconds, "s")
    var other = Duban(binary: duban.binary, folder: folder)
    other.server = one.server
    if isMeasured { try together(one, other, primary) }
    if failsOver { attempt("failover") { try $0.failover(one, other, primary) } }
  }

  /// Alternates one and two servers, with pgbench before, between and after, so that other loads affect all of them.
  private mutating func together(_ one: Duban, _ other: Duban, _ primary: Cluster) throws {
    let (first, _) = try one.serve()
    defer { first.end() }
    let (second, _) = try other.serve()
    defer { second.end() }
    let token = try one.token("convener")
    var bare: [Double] = []
    var (alone, both) = (Moved(), Moved())
    func commits() throws {
      let commits = try primary.commits(seconds: 4, in: "duban")
      bare.append(commits.perSecond)
    }
    try commits()
    for _ in 0..<2 {
      for ports in [[one.port], [one.port, other.port]] {
        let ids = try one.registered(64 * Self.each, token)
        let before = (servers: first.processor + second.processor, base: primary.postmaster.processor)
        let load = Load.run(Request.moves(ids, Self.each, token), ports: ports, seconds: 5, again: Self.each)
        let after = (servers: first.processor + second.processor, base: primary.postmaster.processor)
        if let complaint = load.complaint { notes.append("moves on PostgreSQL, \(ports.count) servers: \(complaint)") }
        let moved = Moved(load, servers: after.servers - before.servers, base: after.base - before.base)
        if ports.count == 1 { alone.add(moved) } else { both.add(moved) }
      }
      try commits()
    }
    let commit = bare.reduce(0, +) / Double(bare.count)
    table.add(
      "PostgreSQL: durable moves/s, one server", alone.perSecond, limit: commit,
      is: "pgbench, one-row commits, 64 clients (\(bare.map { Table.number($0) }.joined(separator: ", ")))", aim: "≥ 0.5")
    table.add("PostgreSQL: durable moves/s, two servers", both.perSecond, limit: alone.perSecond, is: "one server", aim: "≥ 0.9")
    for (name, moved) in [("one server", alone), ("two servers", both)] {
      table.add("PostgreSQL: moves, \(name), p99", moved.p99, "ms")
      table.add("PostgreSQL: CPU a move, \(name): duban", moved.servers / moved.answers * 1000, "ms")
      table.add("PostgreSQL: CPU a move, \(name): PostgreSQL", moved.base / moved.answers * 1000, "ms")
      table.add("PostgreSQL: CPU a move, \(name): load client", moved.client / moved.answers * 1000, "ms")
      let cores = (moved.servers + moved.base + moved.client) / moved.seconds
      table.add("PostgreSQL: cores busy with it, \(name)", cores, "of \(ProcessInfo.processInfo.processorCount)")
    }
  }

  /// The results of several loads.
  private struct Moved {
    var (answers, seconds, servers, base, client, p99) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    var perSecond: Double { seconds > 0 ? answers / seconds : 0 }

    init() {}

    init(_ load: Load, servers: Double, base: Double) {
      (answers, seconds, p99) = (Double(max(1, load.answers)), load.seconds, load.p99)
      (self.servers, self.base, client) = (servers, base, load.client * Double(load.answers) / 1000)
    }

    mutating func add(_ other: Moved) {
      answers += other.answers
      seconds += other.seconds
      servers += other.servers
      base += other.base
      client += other.client
      p99 = max(p99, other.p99)
    }
  }
}
