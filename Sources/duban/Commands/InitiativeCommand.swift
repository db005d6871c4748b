import ArgumentParser
import Delivery
import Domain
import Foundation
import Store
import WorkflowFiles

/// Loads initiative files.
struct InitiativeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "initiative", abstract: "专项工作", subcommands: [Load.self])

  struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "装入并启动一个专项工作文件")
    @OptionGroup var options: StorageOptions
    @Argument(help: "文件，或自带的名字，如 jinan-2019-9") var file: String
    @Option(help: "把首日移到这一天") var start: String?
    @Flag(help: "补齐装入之前的各期") var backfill = false

    func run() async throws {
      let app = try options.app()
      let initiative = try app.initiative(file, start: start.map(Self.day))
      try await app.with(makesFile: true) { store in
        try await app.load(initiative, backfill: backfill, into: store, on: app.action(via: "file \(file)"))
        print(initiative.key)
      }
    }

    private static func day(_ text: String) throws -> Day {
      guard let day = Day(text) else { throw ValidationError("--start 不是日期：\(text)") }
      return day
    }
  }
}

extension AppContext {
  /// Reads an initiative file by its path or by the name it ships under.
  func initiative(_ file: String, start: Day?) throws -> Initiative {
    let shipped = library.initiatives["initiatives/\(file).yaml"]
    guard let text = try shipped ?? FileManager.default.contents(atPath: file).map(Self.utf8) else {
      throw ValidationError("没有这个文件：\(file)")
    }
    let read: InitiativeFile
    do throws(Diagnostics) { read = try InitiativeFile(text, file: file) } catch {
      for diagnostic in error.list { SystemEnvironment.printError(diagnostic.text(in: SystemEnvironment.language)) }
      throw ExitCode(1)
    }
    var initiative = Initiative(
      id: Item.ID(Base32.text(SystemEnvironment.random(15))), key: read.key, title: read.title, documentNumber: read.documentNumber,
      issuers: read.issuers,
      issueDate: read.issueDate, due: read.due, notice: read.notice, plan: read.plan)
    initiative.recurrences = read.recurrences
    initiative.questions = read.questions
    return start.map { initiative.moved(toStartOn: $0, on: calendar) } ?? initiative
  }

  private static func utf8(_ bytes: Data) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw ValidationError("文件不是UTF-8文本") }
    return text
  }

  /// Starts an initiative and does what is due.
  ///
  /// - Parameter backfill: Whether to make the periods of recurrences that ended before the load.
  /// - Throws: `ExitCode(1)` if it was loaded before; `Refusal`.
  func load(_ initiative: Initiative, backfill: Bool = false, into store: Store, on action: ActionContext) async throws {
    if try await store.initiatives(within: Self.scope).contains(where: { $0.initiative.key == initiative.key }) {
      SystemEnvironment.printError("已经装入过：\(initiative.key)")
      throw ExitCode(1)
    }
    let launch = Launch(workflows: workflows, calendar: calendar, agencies: try await store.agencies(), people: try await store.people())
    var change = try launch.load(initiative, backfill: backfill, on: action)
    // Loading sends no reminders for the past.
    change.skipReminders(before: now())
    if case .refused(let refusal)? = try await store.commit([change], at: now()).first { throw refusal }
    try await scheduler(store).runDue(at: now())
    let unaddressed = change.people.filter { $0.mail == nil }
    if !unaddressed.isEmpty {
      SystemEnvironment.printError("没有邮箱，收不到提醒：" + unaddressed.map(\.name).joined(separator: "、"))
    }
  }
}
