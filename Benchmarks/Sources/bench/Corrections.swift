import CBench
import Foundation

/// A batch of insured people's records, processed as in the Fuyang notice: imported from a table, split over two data
/// groups and eight counties, corrected by each category's own moves, checked by the data group. Each block of 500
/// consecutive rows belongs to one county. Every step is one HTTP request for 500 rows, each row with its own
/// corrected value.
struct Corrections {
  let duban: Duban
  let rows: Int

  private static let counties = [
    ("jieshou", "界首市医疗保障局"), ("taihe", "太和县医疗保障局"), ("linquan", "临泉县医疗保障局"), ("funan", "阜南县医疗保障局"),
    ("yingshang", "颍上县医疗保障局"), ("yingzhou", "颍州区医疗保障局"), ("yingdong", "颍东区医疗保障局"), ("yingquan", "颍泉区医疗保障局"),
  ]
  private static let groups = [("residents-head", "居民医保数据组", "居民"), ("employees-head", "职工医保数据组", "职工")]
  private static let together = 500

  /// A category, the county's move for it, and the fields of each row.
  private struct Way: Sendable {
    var category: String
    var move: String
    var fields: @Sendable (_ row: Int, _ file: String) -> String
  }

  private static let ways = [
    Way(category: "信息错误", move: "amend") { #"{"value":"更正后姓名\#($0)","evidence":["\#($1)"]}"# },
    Way(category: "信息缺失", move: "fill-in") { #"{"value":"补全的出生日期\#($0)","evidence":["\#($1)"]}"# },
    Way(category: "制度内重复", move: "clear-inside") { #"{"kept":"本地居民\#($0)","ended":"外县居民\#($0)","evidence":["\#($1)"]}"# },
    Way(category: "跨制度重复", move: "clear-across") { #"{"kept":"职工\#($0)","ended":"居民\#($0)","evidence":["\#($1)"]}"# },
    Way(category: "断保停保", move: "verify-stop") { row, _ in #"{"since":"2019-03-\#(10 + row % 20)","note":"外出务工断保\#(row)"}"# },
  ]

  private static func way(_ block: Int) -> Way { ways[block % ways.count] }
  private static func county(_ block: Int) -> (login: String, name: String) { counties[block % counties.count] }

  func measure(into table: inout Table) throws {
    try duban.run("initiative", "load", "fuyang-2020")
    let file = duban.folder + "/batch.csv"
    try csv.write(toFile: file, atomically: false, encoding: .utf8)
    let start = bench_clock()
    let taken = try duban.run("import", "record-correction", file, "--initiative", "fuyang-2020", within: 200)
    let imported = bench_clock() - start
    guard taken.output == String(rows) else { throw Child.Failure(description: "import took \(taken.output)") }
    let ids = try duban.texts("SELECT id FROM items WHERE kind = 'record-correction' ORDER BY number")
    let (server, _) = try duban.serve()
    defer { server.end() }
    let lists = try requests(ids)
    let load = Load.run(lists, port: duban.port, clients: lists.count, seconds: 300, once: true)
    let closed = bench_query(duban.database, "SELECT count(*) FROM items WHERE kind = 'record-correction' AND state = 'closed'")
    guard load.wrong == 0, closed == rows else {
      throw Child.Failure(description: "\(closed) of \(rows) corrected. \(load.complaint ?? "")")
    }
    table.add("\(rows) corrections: in, split, corrected, checked", imported + load.seconds, "s", aim: "≤ 60")
    table.add("the table in", imported, "s")
    table.add("five moves on each", load.seconds, "s")
    table.add("moves of these/s", Double(5 * rows) / load.seconds)
    table.add("CPU of it all", taken.used.processor + server.processor, "s")
    table.add("memory at most, table and server", max(Double(taken.used.peak_kilobytes) / 1024, server.memory.most), "MB", aim: "≤ 300")
  }

  /// Each block of 500 rows has one county, one data group and one category.
  private var csv: String {
    var csv = "标题,类别,数据组,批次,参保人,身份证号,险种,数据截至,重叠月数,比对结果\n"
    for row in 0..<rows {
      let block = row / Self.together
      let group = Self.groups[block % 2]
      csv += "第\(row + 1)条,\(Self.way(block).category),\(group.1),第1批,参保人\(row),34128219800101\(1000 + row % 9000),\(group.2),"
      csv += "2019年12月31日以前,\(Self.way(block).move == "clear-across" ? "13" : ""),与公安人口库不符\n"
    }
    return csv
  }

  /// The requests of four clients; each takes its blocks through all their moves in order.
  private func requests(_ ids: [String]) throws -> [[Request]] {
    var tokens: [String: [String]] = [:]
    func token(_ login: String) throws -> [String] {
      if tokens[login] == nil { tokens[login] = try duban.token(login) }
      return tokens[login]!
    }
    var files: [String: String] = [:]
    for (login, _) in Self.counties {
      let post = Request("POST", "/api/v1/uploads", try token(login) + ["X-Filename: list.pdf"], body: "county's list of \(login)")
      guard let file = Answer(post, port: duban.port)?.body.between("\"id\":\"", "\"") else {
        throw Child.Failure(description: "no upload")
      }
      files[login] = file
    }
    var lists: [[Request]] = Array(repeating: [], count: 4)
    for (block, start) in stride(from: 0, to: ids.count, by: Self.together).enumerated() {
      let own = Array(ids[start..<min(start + Self.together, ids.count)])
      let (head, way) = (Self.groups[block % 2].0, Self.way(block))
      func bulk(_ login: String, _ move: String, _ items: [String]) throws -> Request {
        Request("POST", "/api/v1/items/moves", try token(login), body: #"{"move":"\#(move)","items":[\#(items.joined(separator: ","))]}"#)
      }
      let (county, plain) = (Self.county(block), own.map { "\"\($0)\"" })
      let file = files[county.login]!
      lists[block % lists.count] += [
        try bulk("technical-2", "feed-back", plain),
        try bulk(head, "pass-on", own.map { #"{"id":"\#($0)","lead":"\#(county.name)"}"# }),
        try bulk(
          county.login, way.move, own.enumerated().map { #"{"id":"\#($1)","fields":\#(way.fields(start + $0, file))}"# }),
        try bulk(county.login, "report-back", plain), try bulk(head, "check", plain),
      ]
    }
    return lists
  }
}
