import CBench
import Foundation

extension Bench {
  /// Measures a failover with synchronous replication: a write is acknowledged only once the standby has it. The
  /// primary is killed under load; a second later, about when a monitor would notice, the standby is promoted. No
  /// server is restarted.
  mutating func failover(_ first: Duban, _ second: Duban, _ primary: Cluster) throws {
    let standby = try Cluster(folder + "/standby", standbyOf: primary)
    defer { standby.stop() }
    try primary.query("ALTER SYSTEM SET synchronous_standby_names = '*'")
    try primary.query("SELECT pg_reload_conf()")
    let start = bench_clock()
    while try primary.query("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") != ["1"] {
      guard bench_clock() - start < 30 else { throw Child.Failure(description: "the standby does not follow") }
      usleep(100_000)
    }
    let dubans = [first, second].map { duban in
      var duban = duban
      duban.server = primary.url("duban", or: standby)
      return duban
    }
    let servers = try dubans.map { try $0.serve().server }
    defer { for server in servers { server.end() } }
    let token = try dubans[0].token("convener")
    let ids = try dubans[0].registered(64 * 20, token)
    let rows = "SELECT count(*) FROM history"
    let before = Int(try primary.query(rows, in: "duban")[0])!
    let lists = Request.moves(ids, 20, token)
    let (ports, loading) = (dubans.map(\.port), Loading())
    Thread.detachNewThread { loading.done(Load.run(lists, ports: ports, seconds: 20, again: 20, isKept: true)) }
    Thread.sleep(forTimeInterval: 5)
    let killed = bench_clock()
    primary.postmaster.cutOff()
    Thread.sleep(forTimeInterval: 1)
    let promoted = bench_clock()
    try standby.query("SELECT pg_promote()")
    table.add("failover: promotion itself", bench_clock() - promoted, "s")
    let load = loading.load()
    let answers = load.kept.filter { $0.status < 400 }
    guard let next = answers.first(where: { $0.at > promoted }) else {
      throw Child.Failure(description: "nothing was acknowledged any more. \(load.complaint ?? "")")
    }
    table.add("failover: promotion to the first acknowledged move", next.at - promoted, "s", aim: "≤ 10")
    let usual = Self.median(answers.filter { $0.at < killed && $0.at > killed - 3 })
    if let calm = stride(from: next.at, to: load.kept.last!.at, by: 0.25).first(where: { from in
      let window = answers.filter { $0.at >= from && $0.at < from + 0.25 }
      return window.count > 10 && Self.median(window) <= 1.5 * usual
    }) {
      table.add("failover: until p50 is what it was (\(Table.number(usual)) ms)", calm + 0.25 - promoted, "s", aim: "≤ 10")
    } else {
      notes.append("failover: p50 did not come back to \(Table.number(usual)) ms")
    }
    let kept = Int(try standby.query(rows, in: "duban")[0])! - before
    table.add("failover: acknowledged and lost", "\(max(0, Int(load.good) - kept)) of \(load.good)", aim: "0")
    table.add("failover: refused or unanswered", "\(load.wrong) of \(load.answers)", aim: "0")
    if let complaint = load.complaint { notes.append("failover: \(complaint)") }
    for server in servers where !server.isRunning { notes.append("failover: a server ended: \(server.written.suffix(500))") }
    try dubans[0].run("verify")
  }

  private static func median(_ answers: [bench_answer]) -> Double {
    let sorted = answers.map(\.took).sorted()
    return sorted.isEmpty ? .infinity : Double(sorted[sorted.count / 2])
  }
}

/// A load running on another thread.
private final class Loading: @unchecked Sendable {
  private let ended = DispatchSemaphore(value: 0)
  private var result: Load?

  func done(_ load: Load) {
    result = load
    ended.signal()
  }

  func load() -> Load {
    ended.wait()
    return result!
  }
}
