import CBench
import Foundation

extension Bench {
  /// Measures pages and documents, each beside nginx sending the same bytes.
  mutating func reads(_ server: Child) throws {
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
      say(name)
      let requests = targets.map { Request("GET", $0, headers) }
      let file = name.replacing(" ", with: "-")
      let same = [Request("GET", "/\(file)", headers)]
      // Slow requests would only queue up with more clients.
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

  /// Runs a short load to warm up, then the measured one; with milliseconds of processor time for a request.
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
}
