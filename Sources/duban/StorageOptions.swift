import ArgumentParser
import Configuration
import Domain
import Foundation
import SystemPackage

/// Where every verb finds the database and the agency's own workflow files.
struct StorageOptions: ParsableArguments {
  @Option(help: "数据库：文件路径（SQLite）或 postgresql://…") var database: String?
  @Option(help: "单位自己的工作流文件夹，同名的替换自带的") var workflows: String?
}
