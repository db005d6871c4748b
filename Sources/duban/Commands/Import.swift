import Application
import ArgumentParser
import Documents
import Domain
import Foundation
import Site
import Store
import Web

/// Registers items, people or agencies from a table.
struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "从表格登记；有一行不对就整个不收，逐行说明")
  @OptionGroup var options: StorageOptions
  @Argument(help: "种类，或 person、agency") var kind: String
  @Argument(help: "文件（.csv）") var file: String
  @Option(help: "专项工作") var initiative: String?
  @Flag(help: "只检查") var dryRun = false
  @Flag(help: "收下好的，坏的写到 FILE.bad.csv") var skipBad = false

  func run() async throws {
    let app = try options.app()
    guard let bytes = FileManager.default.contents(atPath: file) else { throw ValidationError("没有这个文件：\(file)") }
    let rows: [CSV.Row]
    do throws(CSV.Fault) {
      rows = try CSV.rows([UInt8](bytes), limits: .commandLine)
    } catch {
      SystemEnvironment.printError("\(file):\(error.line): \(error.reason)")
      throw ExitCode(1)
    }
    guard let header = rows.first else {
      SystemEnvironment.printError("\(file) 是空的")
      throw ExitCode(1)
    }
    let sheet = rows.dropFirst().map { Sheet.Row(line: $0.line, cells: $0.cells) }
    try await app.with(makesFile: true) { store in
      if ["person", "agency"].contains(kind) {
        return try await DirectorySheet(store: store, app: app, file: file, dryRun: dryRun).take(kind, header.cells, sheet)
      }
      guard let initiative else { throw ValidationError("要用 --initiative 写明专项工作") }
      let useCase = app.useCases(store).importTable
      let table = ImportTable.Request(
        kind, in: initiative, header: header.cells, rows: sheet,
        by: app.actor(via: "file \(URL(fileURLWithPath: file).lastPathComponent)"))
      // A table of tickets that holds the city platform's numbers is its list: rows that are here already are passed over.
      let reading = try await useCase.read(table, asCityList: nil)
      for bad in reading.bad { SystemEnvironment.printError(Self.sentence(bad, file)) }
      if !reading.bad.isEmpty, !skipBad { throw ExitCode(1) }
      if !reading.bad.isEmpty, !dryRun { try Self.write(reading.bad, of: rows, to: file + ".bad.csv") }
      if !dryRun {
        do { _ = try await useCase.register(reading, of: table) } catch let bad as BadRows {
          for bad in bad.rows { SystemEnvironment.printError(Self.sentence(bad, file)) }
          throw ExitCode(1)
        }
      }
      print(reading.count)
    }
  }

  private static func sentence(_ bad: Sheet.BadRow, _ file: String) -> String {
    let text = SystemEnvironment.language == .zh ? Text.zh : Text.en
    return "\(file):\(bad.line): " + bad.faults.map { "\($0.field): \(text.sentence($0.cause))" }.joined(separator: "; ")
  }

  private static func write(_ bad: [Sheet.BadRow], of rows: [CSV.Row], to path: String) throws {
    let lines = Set(bad.map(\.line))
    var writer = CSV.Writer()
    writer.append(rows[0].cells)
    for row in rows.dropFirst() where lines.contains(row.line) { writer.append(row.cells) }
    try Data(writer.bytes).write(to: URL(fileURLWithPath: path))
  }
}
