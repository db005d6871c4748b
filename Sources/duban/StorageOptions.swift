import ArgumentParser

/// The options of every command: where its database, the agency's own workflow files and its settings are.
struct StorageOptions: ParsableArguments {
  @Option(help: "数据库：文件路径（SQLite）或 postgresql://…") var database: String?
  @Option(help: "单位自己的工作流文件夹，同名的替换自带的") var workflows: String?
  @Option(help: "设置文件（JSON）") var config: String?
}
