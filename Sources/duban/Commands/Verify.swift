import ArgumentParser
import Domain
import Foundation
import Site
import Store

/// Checks integrity, references, the chain of the history, counters and the search index; prints one finding a line.
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "核对数据库、引用和历史链条")
  @OptionGroup var options: StorageOptions
  @Flag(help: "先把各项数目重新点一遍") var recount = false
  @Option(help: "此前记下的检查点：每行“序号 条数 根”") var anchor: String?
  func run() async throws {
    let anchors = try anchor.map(MaintenanceCommands.anchors) ?? []
    try await options.app().with { store in
      if recount { try await store.maintenance.recount() }
      let findings = try await store.maintenance.verify(anchors: anchors)
      for finding in findings { print(MaintenanceCommands.sentence(finding, in: SystemEnvironment.language)) }
      if !findings.isEmpty { throw ExitCode(1) }
    }
  }
}
