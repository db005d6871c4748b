import CBench
import Foundation

/// `make bench`: measures the release build and, in the same run, the limits of this machine.
///
///     bench DUBAN FOLDER [ITEMS [PART…]]      reads moves sweep corrections postgresql failover; all if none is
/// named
///     bench DUBAN FOLDER growth SIZE…
///     bench DUBAN FOLDER province SIZE        leaves a filled province in FOLDER/province
///     bench DUBAN FOLDER look [requests|backup]   measures the province that was left in FOLDER
///
/// FOLDER must be on the disk to be measured. Load client, server and the limit's program share the machine's cores,
/// so ratios are more meaningful than absolute numbers.
@main
struct Bench {
  let duban: Duban
  let folder: String
  let items: Int
  var table = Table()
  var notes: [String] = []
  /// Moves a second on one file.
  var perSecond = 0.0
  private var times: [String] = []
  private var failures = 0

  private enum Part: String, CaseIterable { case reads, moves, sweep, corrections, postgresql, failover }

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else { usage() }
    switch arguments.dropFirst(3).first {
    case "growth"?: try growth(arguments)
    case "province"?: try province(arguments)
    case "look"?: try look(arguments)
    case let items:
      guard let items = items.map({ Int($0) }) ?? 100_000, items >= 1000 else { usage() }
      let parts = try arguments.dropFirst(4).map { name in
        guard let part = Part(rawValue: name) else { throw Child.Failure(description: "no part is called \(name)") }
        return part
      }
      // A run that hangs is ended here, with its servers. Results so far have been printed.
      alarm(1200)
      var bench = Bench(duban: Duban(binary: arguments[1], folder: try fresh(arguments[2], "run")), items: items)
      bench.run(Set(parts.isEmpty ? Part.allCases : parts))
      try FileManager.default.removeItem(atPath: bench.folder)
      exit(bench.failures == 0 ? 0 : 1)
    }
  }

  private init(duban: Duban, items: Int) {
    var duban = duban
    duban.clock = duban.clock ?? Self.night
    self.duban = duban
    self.items = items
    folder = duban.folder
  }

  /// Yesterday at three in the morning: in office hours the server makes digests of what it has loaded, beside what is measured.
  private static var night: String {
    let day = Date().addingTimeInterval(8 * 3600 - 86_400)
    return day.formatted(.iso8601.year().month().day()) + "T03:00+08:00"
  }

  private static func usage() -> Never {
    say("bench DUBAN FOLDER [ITEMS, from 1000, [PART…]] | growth SIZE… | province SIZE | look [requests|backup]")
    exit(64)
  }

  private static func fresh(_ parent: String, _ name: String) throws -> String {
    let folder = URL(fileURLWithPath: parent).path + "/\(name)"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  private static func growth(_ arguments: [String]) throws {
    let folder = try fresh(arguments[2], "growth")
    var growth = Growth(binary: arguments[1], folder: folder, sizes: arguments.dropFirst(4).compactMap { Int($0) })
    try growth.run()
    try FileManager.default.removeItem(atPath: folder)
    exit(growth.failures == 0 ? 0 : 1)
  }

  private static func look(_ arguments: [String]) throws {
    var growth = Growth(binary: arguments[1], folder: arguments[2], sizes: [])
    try growth.look(at: arguments[2], part: arguments.dropFirst(4).first)
    exit(growth.failures == 0 ? 0 : 1)
  }

  private static func province(_ arguments: [String]) throws {
    guard let size = arguments.dropFirst(4).first.flatMap({ Int($0) }) else { usage() }
    let duban = Duban(binary: arguments[1], folder: try fresh(arguments[2], "province"))
    try Province.make(duban)
    try Province.fill(duban, to: size)
    print(duban.database)
  }

  /// Runs the parts in order. If one fails, the others are measured nevertheless.
  private mutating func run(_ parts: Set<Part>) {
    let start = bench_clock()
    let busy = Self.busy
    if !parts.isDisjoint(with: [.reads, .moves, .sweep]) { attempt("one file") { try $0.oneFile(parts) } }
    if parts.contains(.corrections) { attempt("corrections") { try $0.corrections() } }
    if !parts.isDisjoint(with: [.postgresql, .failover]) {
      attempt("postgresql") { try $0.postgresql(failsOver: parts.contains(.failover), isMeasured: parts.contains(.postgresql)) }
    }
    print("\n\(table.text)\n")
    let cores = Double(ProcessInfo.processInfo.processorCount)
    let others = max(0, Self.busy - busy - bench_own_processor()) / (bench_clock() - start) / cores
    let seconds = Int(bench_clock() - start)
    print("\(items) items, 64 clients over keep-alive; client, server and limit share \(Int(cores)) cores; \(seconds) s in all:")
    print(times.joined(separator: ", ") + ".")
    // The product and the limit are measured one after the other, so another load on the machine affects only one of
    // them.
    print("Others took \(Int(others * 100)) % of the cores meanwhile\(others > 0.1 ? ": the ratios are not to be trusted" : "").")
    for note in notes { print("! \(note)") }
  }

  mutating func attempt(_ name: String, _ body: (inout Bench) throws -> Void) {
    say(name)
    let start = bench_clock()
    do { try body(&self) } catch {
      failures += 1
      table.add("\(name): did not come to its end", "")
      notes.append("\(name): \(error)")
      say("! \(name): \(error)")
    }
    times.append("\(name) \(Int(bench_clock() - start)) s")
  }

  /// Measures one server on one file.
  private mutating func oneFile(_ parts: Set<Part>) throws {
    try fill()
    if parts.contains(.reads), parts.contains(.moves) { attempt("starts") { try $0.starts() } }
    let (server, _) = try duban.serve()
    let atStart = server.memory.now
    if parts.contains(.reads) { attempt("reads") { try $0.reads(server) } }
    let afterReads = server.memory.now
    var ids: [String] = []
    if parts.contains(.moves) { attempt("moves") { ids = try $0.moves(server) } }
    table.add("memory at start", atStart, "MB")
    table.add("memory after the reads", afterReads, "MB")
    table.add("memory after the moves", server.memory.now, "MB", aim: "≤ 80")
    table.add("memory at most", server.memory.most, "MB", aim: "≤ 80")
    let stopped = bench_clock()
    try server.stop()
    table.add("SIGTERM to the end", (bench_clock() - stopped) * 1000, "ms")
    if parts.contains(.sweep) { attempt("sweep") { try Sweep($0.duban).measure(into: &$0.table) } }
    if !ids.isEmpty { attempt("verify, and the rows of a move") { try $0.after(ids) } }
  }

  /// Measures a batch of records from import to completion, in a database of its own.
  private mutating func corrections() throws {
    let own = folder + "/corrections"
    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
    try Corrections(duban: Duban(binary: duban.binary, folder: own), rows: items).measure(into: &table)
  }

  /// Processor seconds of the whole machine so far.
  private static var busy: Double {
    let fields = (try? String(contentsOfFile: "/proc/stat", encoding: .utf8))?.components(separatedBy: "\n")[0].split(separator: " ") ?? []
    // user, nice, system, irq, softirq; without idle and iowait.
    return [1, 2, 3, 6, 7].reduce(0) { $0 + (fields.count > 7 ? Double(fields[$1])! : 0) } / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}

/// Prints progress to standard error.
func say(_ what: String) { FileHandle.standardError.write(Data("\(what)\n".utf8)) }
