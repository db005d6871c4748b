import ArgumentParser
import Domain
import Foundation
import Site
import Store

/// Copies a whole database into an empty one, of the other kind too.
struct Transfer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "把一个数据库整个搬到另一个空的（文件或PostgreSQL，先停服务），核对后才算成")
  @Option(help: "从哪里：文件路径或postgresql://…") var from: String
  @Option(help: "到哪里：文件路径或postgresql://…") var to: String
  @Option(help: "单位自己的工作流文件夹，同名的替换自带的") var workflows: String?
  @Option(help: "设置文件（JSON）") var config: String?

  func run() async throws {
    guard Store.isServer(from) || FileManager.default.fileExists(atPath: from) else { throw ValidationError("没有这个文件：\(from)") }
    var options = StorageOptions()
    (options.workflows, options.config) = (workflows, config)
    guard from != to else { throw ValidationError("从哪里和到哪里是同一个数据库") }
    try await MaintenanceCommands.reportingFaults {
      if !Store.isServer(from), !Store.isServer(to) { try SQLMaintenance.requireApart(from, to) }
      try await MaintenanceCommands.opened(from, options) { source in
        try await MaintenanceCommands.opened(to, makesFile: true, options) { target in
          for (table, rows) in try await source.maintenance.transfer(to: target) { print("\(table)\t\(rows)") }
        }
      }
    }
  }
}
