import ArgumentParser
import Domain
import Foundation
import Store
import Web
import WorkflowFiles
import Workflows

/// What the verbs work with: the checked workflow files, the calendar, the clock, and the store when it is opened.
struct AppContext {
  let library: Library
  let settings: Settings
  let location: String
  let now: @Sendable () -> Instant
  let ids = IDMaker(random: SystemEnvironment.random)

  var workflows: Domain.Workflows { library.workflows }
  var calendar: WorkCalendar { WorkCalendar(years: library.years) }

  /// Reads and checks everything; diagnostics go to standard error, and the verb ends with 1.
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

  /// The agency's own files, as paths below its folder.
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

  /// - Parameter makesFile: whether a database that is not there is made. Only commands that begin one do: a mistyped path would
  ///   else be backed up, verified and exported as an empty database, and nobody would know.
  func open(makesFile: Bool = false) async throws -> Store {
    do {
      return try await Store(
        at: location, makesFile: makesFile, workflows: workflows, calendar: calendar, random: SystemEnvironment.random)
    } catch StoreFault.changedWorkflow(let kind, let version) {
      SystemEnvironment.printError(MaintenanceCommands.changed(kind, version))
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

  /// The location without the password that an address may hold.
  private var shown: String { String(location.split(separator: "@").last ?? "") }

  /// Opens the store for one verb and closes it whatever comes.
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

  func action(via: String) -> ActionContext {
    ActionContext(person: .system, now: now(), via: via) { freshID() }
  }

  func freshID() -> String { ids.next(at: now()) }

  /// Everything in sight: what the command line sees.
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
