import ArgumentParser
import Domain
import Foundation
import Site
import Store

/// Replaces a database by a backup; the replaced one is kept beside it.
struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "用备份整个替换数据库（先停服务）")
  @OptionGroup var options: StorageOptions
  @Argument(help: "备份文件") var file: String
  func run() async throws {
    let app = try options.app()
    try MaintenanceCommands.requireFile(app.location)
    try await MaintenanceCommands.reportingFaults {
      try await SQLMaintenance.restore(file, to: app.location, workflows: app.workflows, calendar: app.calendar)
    }
    print(app.location)
  }
}
