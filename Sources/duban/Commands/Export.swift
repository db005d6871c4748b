import ArgumentParser
import Documents
import Domain
import Foundation
import Store
import Web

/// Writes the items of a kind, or the directory, as a table.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "导出成表格")
  @OptionGroup var options: StorageOptions
  @Argument(help: "种类，或 person、agency") var kind: String
  @Option(help: "专项工作") var initiative: String?
  @Option(help: "csv（xlsx、docx 这一版还没有）") var format = "csv"
  @Option(help: "写到这个文件，不写则打印") var output: String?

  func run() async throws {
    guard format == "csv" else { throw ValidationError("这一版只导出csv") }
    let app = try options.app()
    let bytes = try await app.with { store in
      switch kind {
      case "person": return try await DirectorySheet(store: store, app: app, file: "", dryRun: true).people()
      case "agency": return try await DirectorySheet(store: store, app: app, file: "", dryRun: true).agencies()
      default:
        guard let workflow = app.workflows[kind] else { throw ValidationError("没有“\(kind)”这个种类") }
        guard let initiative else { throw ValidationError("要用 --initiative 写明专项工作") }
        let found = try await store.initiatives.initiative(initiative, within: AppContext.scope)
        let roster = try await store.initiatives.roster(of: found.initiative.id)
        var export = ItemSheet(workflow: workflow, roster: roster, calendar: app.calendar, language: SystemEnvironment.language)
        var query = ItemQuery(now: app.now(), limit: 500)
        query.initiative = found.initiative.id
        query.kinds = [kind]
        while true {
          let items = try await store.items.list(query, within: AppContext.scope)
          for item in items { export.append(item.shown(to: AppContext.scope, of: workflow)) }
          guard items.count == query.limit, let last = items.last else { break }
          query.after = ItemQuery.Cursor(last)
        }
        return export.bytes
      }
    }
    if let output { try Data(bytes).write(to: URL(fileURLWithPath: output)) } else { FileHandle.standardOutput.write(Data(bytes)) }
  }
}
