import ArgumentParser
import Domain
import Foundation
import Site
import Store

/// Copies a database while it is in use.
struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "在线备份，打开核对后才算成")
  @OptionGroup var options: StorageOptions
  @Argument(help: "备份文件") var file: String
  func run() async throws {
    let app = try options.app()
    try MaintenanceCommands.requireFile(app.location)
    // Before the database is opened, which may change its files.
    try await MaintenanceCommands.reportingFaults { try SQLMaintenance.requireApart(app.location, file) }
    try await app.open().close()
    MaintenanceCommands.letOthersGoFirst()
    try await MaintenanceCommands.reportingFaults {
      try await SQLMaintenance.backup(of: app.location, to: file, workflows: app.workflows, calendar: app.calendar)
    }
    print(file)
  }
}
