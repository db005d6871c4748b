import ArgumentParser
import Domain
import Foundation
import Site
import Store

struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "用备份整个替换数据库（先停服务）")
  @OptionGroup var place: StorageOptions
  @Argument(help: "备份文件") var file: String
  func run() async throws {
    let app = try place.app()
    try MaintenanceCommands.requireFile(app.location)
    try await MaintenanceCommands.told {
      try await Store.restore(file, to: app.location, workflows: app.workflows, calendar: app.calendar)
    }
    print(app.location)
  }
}
