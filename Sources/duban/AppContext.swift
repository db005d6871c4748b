import Application
import ArgumentParser
import Domain
import Foundation
import Store
import Web
import WorkflowFiles
import Workflows

/// The environment of every command: the settings, the checked workflow files, the calendar, the clock, and how to open the database.
struct AppContext {
  let library: Library
  let settings: Settings
  let location: String
  let now: @Sendable () -> Instant
  let ids = IDMaker(random: SystemEnvironment.random)

  var workflows: Domain.Workflows { library.workflows }
  var calendar: WorkCalendar { WorkCalendar(years: library.years) }

  /// Checks the workflow files.
  ///
  /// - Throws: `ExitCode(1)` with the diagnostics on standard error.
  init(_ settings: Settings) throws {
    SystemEnvironment.keepFilesPrivate()
    self.settings = settings
    location = settings.database
    now = SystemEnvironment.clock(startingAt: settings.clock)
    library = try Self.library(settings.workflows)
  }

  static func library(_ folder: String?) throws -> Library {
    do { return try Library(Shipped.files + own(folder)) } catch let diagnostics as Diagnostics {
      for diagnostic in diagnostics.list { SystemEnvironment.printError(diagnostic.text(in: SystemEnvironment.language)) }
      throw ExitCode(1)
    }
  }

  /// The agency's own workflow files, by their path below `folder`, sorted.
  ///
  /// - Throws: `ValidationError` (exit 64) if the folder is missing or a file is not UTF-8.
  static func own(_ folder: String?) throws -> [(path: String, text: String)] {
    guard let folder else { return [] }
    let root = URL(fileURLWithPath: folder)
    guard let walk = FileManager.default.enumerator(atPath: root.path) else { throw ValidationError("没有这个文件夹：\(folder)") }
    return try walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map { path in
      guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else {
        throw ValidationError("\(path) 不是UTF-8文本")
      }
      return (path, text)
    }
  }

  /// Opens the database.
  ///
  /// - Parameter makesFile: Whether to create a missing database file. Only commands that begin one do: with a mistyped path the others
  ///   would back up, verify or export an empty database, and nobody would notice.
  /// - Throws: `ExitCode`, after a sentence on standard error.
  func open(makesFile: Bool = false) async throws -> Store {
    do {
      return try await Store(
        at: location, makesFile: makesFile, workflows: workflows, calendar: calendar, random: SystemEnvironment.random)
    } catch StoreFault.changedWorkflow(let kind, let version) {
      SystemEnvironment.printError(MaintenanceCommands.changed(kind, version))
      throw ExitCode(1)
    } catch StoreFault.changedMigration(let file) {
      SystemEnvironment.printError(MaintenanceCommands.changedMigration(file))
      throw ExitCode(1)
    } catch StoreFault.newerSchema(let step) {
      SystemEnvironment.printError(MaintenanceCommands.newerSchema(step))
      throw ExitCode(1)
    } catch StoreFault.missing {
      SystemEnvironment.printError("没有这个数据库：\(location)；用--database或DUBAN_DATABASE写明在哪里")
      throw ExitCode(1)
    } catch StoreFault.unsupported {
      SystemEnvironment.printError("数据库写成文件路径，或postgresql://用户@主机/库名：\(shown)")
      throw ExitCode(64)
    } catch let error as DatabaseUnavailable {
      SystemEnvironment.printError("数据库连不上：\(shown)：\(error.why)")
      throw ExitCode(1)
    } catch let error where !(error is ExitCode) {
      SystemEnvironment.printError("数据库打不开：\(shown)：\(error)")
      throw ExitCode(1)
    }
  }

  /// The location without the password that it may contain.
  private var shown: String { String(location.split(separator: "@").last ?? "") }

  /// Opens the database, runs `body`, and closes the database also if it throws.
  ///
  /// - Throws: `ExitCode(1)` for a `Refusal`, after its sentence on standard error.
  func with<Answer>(makesFile: Bool = false, _ body: (Store) async throws -> Answer) async throws -> Answer {
    let store = try await open(makesFile: makesFile)
    do {
      let answer = try await body(store)
      try await store.close()
      return answer
    } catch let refusal as Refusal {
      try await store.close()
      let text = SystemEnvironment.language == .zh ? Text.zh : Text.en
      SystemEnvironment.printError(text.sentence(refusal, in: SystemEnvironment.language))
      for fault in text.faults(refusal) { SystemEnvironment.printError("  \(fault.field): \(fault.sentence)") }
      throw ExitCode(1)
    } catch {
      try await store.close()
      throw error
    }
  }

  /// Everything that can be done with a database.
  /// - Parameters:
  ///   - now: The clock of what is done; nil for the program's own.
  ///   - remindsFrom: Reminders due before it are stored as skipped.
  func useCases(_ store: Store, now: (@Sendable () -> Instant)? = nil, remindsFrom: Instant? = nil) -> UseCases {
    let now = now ?? self.now
    return UseCases(
      repositories: Repositories(store), workflows: store.workflows, calendar: calendar, now: now,
      freshID: { [ids] in ids.next(at: now()) }, remindsFrom: remindsFrom)
  }

  /// The command line: it may do everything.
  func actor(via: String) -> Actor { Actor(person: .system, scope: Self.scope, via: via) }

  func freshID() -> String { ids.next(at: now()) }

  /// The command line sees everything.
  static let scope: Scope = {
    var scope = Scope(of: .system, posts: [])
    scope.isEverything = true
    return scope
  }()
}

extension StorageOptions {
  /// Reads the settings and checks the workflow files; opens no database.
  func app() throws -> AppContext { try AppContext(try settings()) }
}
