import Application
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
        try await app.load(initiative, backfill: backfill, into: store, via: "file \(file)")
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

  func load(_ initiative: Initiative, backfill: Bool = false, into store: Store, via: String) async throws {
    guard let unaddressed = try await useCases(store).loadInitiative(initiative, backfill: backfill, by: actor(via: via)) else {
      SystemEnvironment.printError("已经装入过：\(initiative.key)")
      throw ExitCode(1)
    }
    if !unaddressed.isEmpty {
      SystemEnvironment.printError("没有邮箱，收不到提醒：" + unaddressed.map(\.name).joined(separator: "、"))
    }
  }
}
