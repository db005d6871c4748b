import Application
import ArgumentParser
import Domain
import Foundation
import Store
import WorkflowFiles

extension WorkflowCommand {
  struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "把未办结的事项从流程的一版迁到另一版")
    @OptionGroup var options: StorageOptions
    @Argument(help: "种类") var kind: String
    @Option(help: "原来的版本") var from: Int
    @Option(help: "新的版本") var to: Int
    @Option(help: "YAML，每行“旧状态: 新状态”") var map: String?
    @Flag(help: "只看会怎样，不改动") var dryRun = false

    func run() async throws {
      let app = try options.app()
      try await app.with { store in
        guard let old = store.workflows[kind, version: from] else { throw ValidationError("没有“\(kind)”的第\(from)版") }
        guard let new = store.workflows[kind, version: to] else { throw ValidationError("没有“\(kind)”的第\(to)版") }
        let items = try await store.maintenance.openItems(of: kind, version: from)
        let states = try states()
        let migration: Migration
        do throws(Migration.Unmapped) { migration = try Migration(from: old, to: new, states: states, of: items) } catch {
          for state in error.states { SystemEnvironment.printError("状态“\(state)”没有去处，一件也没有迁移") }
          for state in error.unknown { SystemEnvironment.printError("没有状态“\(state)”") }
          throw ExitCode(1)
        }
        try await move(items, by: migration, app, store)
      }
    }

    private func move(_ items: [Item], by migration: Migration, _ app: AppContext, _ store: Store) async throws {
      let counts = Dictionary(grouping: items) { $0.state }.mapValues(\.count)
      for (state, count) in counts.sorted(by: { $0.key < $1.key }) {
        print("\(state) → \(migration.states[state] ?? state)\t\(count)")
      }
      print("\(items.count)件" + (dryRun ? "，没有改动" : ""))
      if dryRun || items.isEmpty { return }
      try await app.useCases(store).migrateItems(items, by: migration, by: app.actor(via: "migrate"))
    }

    private func states() throws -> [String: String] {
      guard let map else { return [:] }
      guard let text = try? String(contentsOfFile: map, encoding: .utf8) else { throw ValidationError("没有这个文件：\(map)") }
      do throws(Diagnostics) { return try StateMap(text, file: map).states } catch {
        for diagnostic in error.list { SystemEnvironment.printError(diagnostic.text(in: SystemEnvironment.language)) }
        throw ExitCode(1)
      }
    }
  }
}
