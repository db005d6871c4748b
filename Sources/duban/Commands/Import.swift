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
      let found = try await store.initiative(initiative, within: AppContext.scope)
      let place = try await store.place(in: found.initiative.id, under: nil, within: AppContext.scope)
      let action = app.action(via: "file \(URL(fileURLWithPath: file).lastPathComponent)")
      let intake = try await Self.intake(kind, header.cells, sheet, into: place, store, found.initiative.id, on: action)
      for bad in intake.bad { SystemEnvironment.printError(Self.sentence(bad, file)) }
      if !intake.bad.isEmpty, !skipBad { throw ExitCode(1) }
      if !intake.bad.isEmpty, !dryRun { try Self.write(intake.bad, of: rows, to: file + ".bad.csv") }
      if !dryRun {
        do { try await store.commitTogether(intake.count, at: app.now(), intake.make) } catch let bad as BadRows {
          for bad in bad.rows { SystemEnvironment.printError(Self.sentence(bad, file)) }
          throw ExitCode(1)
        }
      }
      print(intake.count)
    }
  }

  /// A checked table: its bad rows, and the changes of the good ones, made a range at a time.
  private struct Intake {
    var bad: [Sheet.BadRow]
    var count: Int
    var make: @Sendable (Range<Int>) throws -> [Change]
  }

  /// Reads a table. One of tickets with the city platform's numbers is that platform's list: tickets that are registered already are
  /// skipped.
  private static func intake(
    _ kind: Workflow.Kind, _ header: [String], _ rows: [Sheet.Row], into place: RegistrationContext, _ store: Store, _ initiative: Item.ID,
    on action: ActionContext
  ) async throws -> Intake {
    if kind == Workflow.hotline, let workflow = place.workflows[kind], let list = try? CityList(header: header, of: workflow) {
      let known = try await store.cityNumbers(among: list.numbers(in: rows), in: initiative)
      let taken = try list.take(rows, known: known, into: place, on: action)
      return Intake(bad: taken.bad, count: taken.changes.count) { Array(taken.changes[$0]) }
    }
    let bad = try place.bad(kind, header: header, rows: rows, on: action)
    let lines = Set(bad.map(\.line))
    let good = lines.isEmpty ? rows : rows.filter { !lines.contains($0.line) }
    return Intake(bad: bad, count: good.count) { range in
      let read = try place.register(kind, header: header, rows: Array(good[range]), on: action)
      guard read.bad.isEmpty else { throw BadRows(rows: read.bad) }
      return read.changes
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
