import ArgumentParser

/// The command line.
@main
struct Duban: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duban", abstract: "督办：领导小组、任务、问题台账、12345工单，一事办到底。",
    subcommands: [
      Serve.self, Demo.self, DraftCommand.self, InitiativeCommand.self, WorkflowCommand.self, CalendarCommand.self, Remind.self,
      Export.self,
      Import.self,
      Backup.self, Restore.self, Transfer.self, Verify.self, Reindex.self, PersonCommand.self, TokenCommand.self, OpenAPICommand.self,
    ])
}
