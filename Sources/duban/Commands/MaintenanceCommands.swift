import ArgumentParser
import Domain
import Foundation
import Site
import Store

/// The OpenAPI document, as `duban openapi` prints it.
enum APIDescription {
  static var text: String { OpenAPI.json }
}

/// Shared by the commands that copy, check and move whole databases.
enum MaintenanceCommands {
  static func changed(_ kind: String, _ version: Int) -> String {
    "流程“\(kind)”第\(version)版的状态或动作变了，而还有事项按原来的第\(version)版在办：把version加1，再用workflow migrate迁移"
  }

  static func changedMigration(_ file: String) -> String { "数据库结构的步骤\(file)在用过以后又改了：要用没有改过的程序" }

  static func newerSchema(_ step: String) -> String { "数据库已由更新的程序改过结构（\(step)），这个程序太旧" }

  /// Opens the database at `location` with these options, runs `body`, and closes it also if it throws.
  static func opened(_ location: String, makesFile: Bool = false, _ options: StorageOptions, _ body: (Store) async throws -> Void)
    async throws
  {
    var options = options
    options.database = location
    let store = try await options.app().open(makesFile: makesFile)
    do { try await body(store) } catch {
      try await store.close()
      throw error
    }
    try await store.close()
  }

  /// Lowers the priority of this process, so that a backup does not slow a server down. Linux keeps a priority for each thread, and new
  /// threads inherit it.
  static func letOthersGoFirst() {
    for thread in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? [] {
      if let id = UInt32(thread) { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), id, 15) }
    }
  }

  /// - Throws: `ValidationError` for a PostgreSQL database, which has its own means of backup.
  static func requireFile(_ location: String) throws {
    guard Store.isServer(location) else { return }
    throw ValidationError("PostgreSQL的备份用pg_dump和归档日志，或用duban transfer搬到一个文件")
  }

  /// Turns a `StoreFault` into a sentence on standard error.
  ///
  /// - Throws: `ExitCode(1)`.
  static func reportingFaults(_ body: () async throws -> Void) async throws {
    do { try await body() } catch let error as JSONSyntaxError {
      SystemEnvironment.printError("核对不通过：\(error.excerpt)")
      throw ExitCode(1)
    } catch let fault as StoreFault {
      switch fault {
      case .notADatabase(let path): SystemEnvironment.printError("不是督办的数据库：\(path)")
      case .missing(let path): SystemEnvironment.printError("没有这个文件：\(path)")
      case .sameFile(let path): SystemEnvironment.printError("两边是同一个文件，什么也没有做：\(path)")
      case .notEmpty: SystemEnvironment.printError("目标数据库里已经有事项或账号，要一个空的")
      case .damaged(let what): SystemEnvironment.printError("核对不通过：\(what)")
      case .inUse(let location): SystemEnvironment.printError("数据库正在使用，先停服务：\(location)")
      case .changedWorkflow(let kind, let version): SystemEnvironment.printError(MaintenanceCommands.changed(kind, version))
      case .changedMigration(let file): SystemEnvironment.printError(MaintenanceCommands.changedMigration(file))
      case .newerSchema(let step): SystemEnvironment.printError(MaintenanceCommands.newerSchema(step))
      case .unsupported(let location): SystemEnvironment.printError("不支持：\(location)")
      }
      throw ExitCode(1)
    }
  }

  /// Reads a file of checkpoints, one a line: sequence, count and root, as the log prints them.
  static func anchors(_ path: String) throws -> [Checkpoint] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
      let parts = line.split(separator: " ")
      guard parts.count == 3, let sequence = Int64(parts[0]), let count = Int(parts[1]) else { throw ValidationError("\(path): \(line)") }
      return Checkpoint(sequence: sequence, count: count, root: String(parts[2]))
    }
  }

  /// A finding of `verify` in words.
  static func sentence(_ finding: Finding, in language: Language) -> String {
    let name: Name =
      switch finding {
      case .database(let word): Name(zh: "数据库文件有损坏：\(word)", en: "the database file is damaged: \(word)")
      case .reference(let table, let row): Name(zh: "\(table)表第\(row)行的引用落空", en: "a reference in \(table), row \(row), leads nowhere")
      case .changedRow(let item, let number, let count):
        Name(zh: "事项\(number)（\(item)）历史第\(count)条被改动", en: "history row \(count) of item \(number) (\(item)) was changed")
      case .cutHistory(let item, let number, let count):
        Name(zh: "事项\(number)（\(item)）历史第\(count)条处被删", en: "history of item \(number) (\(item)) was cut at row \(count)")
      case .historyWithoutItem(let item): Name(zh: "事项\(item)被删，历史还在", en: "item \(item) was removed, its history is there")
      case .changedItem(let item, let number):
        Name(zh: "事项\(number)（\(item)）的状态与历史不符", en: "the state of item \(number) (\(item)) is not the one that its history ends in")
      case .checkpoint(let sequence):
        Name(zh: "检查点\(sequence)之前的历史被增删或改动", en: "history up to checkpoint \(sequence) was cut, added to or changed")
      case .figures(let initiative, let kind):
        Name(
          zh: "\(initiative)中“\(kind)”的数目与事项不符，用verify --recount重新点数",
          en: "the counters of \(kind) in \(initiative) differ from its items; verify --recount counts them again")
      case .unfindable(let item, let number):
        Name(zh: "事项\(number)（\(item)）按其内容查找不到，用reindex重建查找索引", en: "item \(number) (\(item)) is not found by its own words; run reindex")
      case .straySearch(let sequence):
        Name(
          zh: "查找索引第\(sequence)号起有多余内容，用reindex重建", en: "the search index from \(sequence) on has words that no item contains; run reindex")
      }
    return name[language]
  }
}
