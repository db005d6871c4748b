import CBench
import Foundation

extension Bench {
  /// Measures moves: each client assigns entries of its own, then pauses and resumes them repeatedly.
  mutating func moves(_ server: Child) throws -> [String] {
    let token = try duban.token("convener")
    let each = min(items / 5 / 64, 50)
    say("moves on \(each * 64) entries")
    let ids = try duban.registered(each * 64, token)
    let lists = Request.moves(ids, each, token)
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

  /// After the server has stopped: verifies the database, and measures SQLite alone writing the rows of a move.
  mutating func after(_ ids: [String]) throws {
    say("verify")
    let verify = try duban.run("verify")
    table.add("verify", verify.seconds, "s")
    say("the rows of a move in C")
    let same = try Commits(duban.database, before: ["PRAGMA foreign_keys = ON"], Self.moveRows, items: ids, seconds: 4)
    table.add("durable moves/s", perSecond, limit: same.perSecond, is: "C, commits of the rows that a move writes, FULL")
  }

  /// The rows that `wait` and `resume` write: the item with its pending reminders, and its history.
  private static let moveRows = [
    """
    UPDATE items SET version = version + 1, history_count = history_count + 1, history_head = lower(hex(randomblob(32))),
      body = body || ' ',
      sort_at = CASE state WHEN 'waiting' THEN registered_at + 500000 ELSE 253402300799 END,
      remind_at = CASE state WHEN 'waiting' THEN 2000000000 + ?1 END,
      reminders = CASE state WHEN 'waiting' THEN json_array(hex(zeroblob(40)), hex(zeroblob(40)), hex(zeroblob(40))) END,
      state = CASE state WHEN 'waiting' THEN 'handling' ELSE 'waiting' END
    WHERE id = ?2
    """,
    """
    INSERT INTO history (item, count, at, person, via, act, from_state, to_state, round, limit_at, details, salt, digest, hash)
    SELECT item, count + 1, at, person, via, act, to_state, from_state, round, limit_at, details, lower(hex(randomblob(8))),
      lower(hex(randomblob(32))), lower(hex(randomblob(32)))
    FROM history WHERE item = ?2 AND from_state IS NOT NULL ORDER BY count DESC LIMIT 1
    """,
  ]
}

extension Duban {
  /// Ids of entries that are not assigned yet.
  func registered(_ count: Int, _ token: [String]) throws -> [String] {
    var ids: [String] = []
    var cursor = ""
    while ids.count < count {
      let page = try read("/api/v1/items?kind=ledger-entry&state=registered&limit=200\(cursor)", token)
      ids += page.all(between: "{\"id\":\"", "\"")
      guard let next = page.between("\"next\":\"", "\"") else { break }
      cursor = "&cursor=\(next)"
    }
    guard ids.count >= count else { throw Child.Failure(description: "only \(ids.count) entries to move") }
    return Array(ids.prefix(count))
  }
}

extension Request {
  /// The requests of each client for `each` entries of its own: assigned once, then paused and resumed, to be repeated.
  static func moves(_ ids: [String], _ each: Int, _ token: [String]) -> [[Request]] {
    func move(_ id: String, _ body: String) -> Request { Request("POST", "/api/v1/items/\(id)/moves", token, body: body) }
    return stride(from: 0, to: ids.count, by: each).map { first in
      let own = ids[first..<min(first + each, ids.count)]
      return own.map { move($0, #"{"move":"assign"}"#) } + own.map { move($0, #"{"move":"wait","comment":"等本人回来补卡"}"#) }
        + own.map { move($0, #"{"move":"resume"}"#) }
    }
  }
}
