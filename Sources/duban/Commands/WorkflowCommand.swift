import ArgumentParser
import Domain
import Foundation
import Store
import WorkflowFiles
import Workflows

/// Lists, checks, exports and traces workflow files.
struct WorkflowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workflow", abstract: "工作流文件", subcommands: [List.self, Check.self, Export.self, Trace.self, Migrate.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "列出所有种类")
    @OptionGroup var options: StorageOptions
    func run() async throws {
      for workflow in try options.app().workflows.newest {
        print("\(workflow.kind)\t\(workflow.name[SystemEnvironment.language])\t\(workflow.version)")
      }
    }
  }

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "检查工作流文件，逐条说明问题")
    @OptionGroup var options: StorageOptions
    @Argument(help: "文件；不写则检查自带的和 --workflows 里的") var files: [String] = []

    func run() async throws {
      let settings = try options.settings()
      let diagnostics = try files.isEmpty ? all(settings.workflows) : files.flatMap(named)
      for diagnostic in diagnostics { print(diagnostic.text(in: SystemEnvironment.language)) }
      if !diagnostics.isEmpty { throw ExitCode(1) }
    }

    /// Findings in the shipped files and those of the agency: kinds and calendars as the server reads them, and each initiative.
    private func all(_ folder: String?) throws -> [Diagnostic] {
      do {
        let library = try Library(Shipped.files + AppContext.own(folder))
        return library.initiatives.sorted { $0.key < $1.key }.flatMap { file, text in
          do throws(Diagnostics) {
            _ = try InitiativeFile(text, file: file)
            return [Diagnostic]()
          } catch { return error.list }
        }
      } catch let diagnostics as Diagnostics { return diagnostics.list }
    }

    /// The shipped kinds, and those of the other files that were named.
    private func beside() -> [Workflow] {
      let shipped = (try? Library(Shipped.files).kinds.map(\.workflow)) ?? []
      return shipped
        + files.compactMap { path in
          (try? String(contentsOfFile: path, encoding: .utf8)).flatMap {
            try? WorkflowFile($0, file: path, adapting: Self.shipped).workflow
          }
        }
    }

    /// The text of a shipped kind, for a kind that adapts it.
    private static func shipped(_ kind: Workflow.Kind) -> String? {
      (try? Library(Shipped.files))?.kinds.first { $0.workflow.kind == kind }?.text
    }

    /// The shipped catalogues, and those of the files that were named.
    private func catalogues() -> [Catalogue.ID: Catalogue] {
      var catalogues = (try? Library(Shipped.files))?.catalogues ?? [:]
      for path in files {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
        if let catalogue = try? CatalogueFile(text, file: path).catalogue { catalogues[catalogue.id] = catalogue }
      }
      return catalogues
    }

    private func named(_ path: String) throws -> [Diagnostic] {
      guard let bytes = FileManager.default.contents(atPath: path) else { throw ValidationError("没有这个文件：\(path)") }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return [Diagnostic(file: path, line: 1, Name(zh: "不是UTF-8文本", en: "not UTF-8 text"))]
      }
      do throws(Diagnostics) {
        let tops = text.split(separator: "\n").map { $0.prefix { $0 != ":" } }
        if tops.contains("initiative") {
          _ = try InitiativeFile(text, file: path)
        } else if tops.contains("catalogue") {
          _ = try CatalogueFile(text, file: path)
        } else if tops.contains("year"), !tops.contains("kind") {
          _ = try CalendarFile(text, file: path)
        } else {
          var file = try WorkflowFile(text, file: path, adapting: Self.shipped)
          let diagnostics = file.take(catalogues())
          return diagnostics + WorkflowCheck(file, beside: beside() + [file.workflow]).diagnostics()
        }
        return []
      } catch { return error.list }
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "导出成其他程序能读的样子")
    @OptionGroup var options: StorageOptions
    @Argument(help: "种类") var kind: String
    @Option(help: "scxml、mermaid 或 json") var format: ExportFormat = .scxml
    func run() async throws { print(try await options.workflow(kind).exported(as: format), terminator: "") }
  }

  struct Trace: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "照一串动作走一遍，打印经过的状态")
    @OptionGroup var options: StorageOptions
    @Argument(help: "种类") var kind: String
    @Argument(parsing: .remaining, help: "动作") var events: [String] = []
    func run() async throws {
      for state in try await options.workflow(kind).trace(events) { print(state) }
    }
  }
}

extension ExportFormat: ExpressibleByArgument {}

extension StorageOptions {
  func workflow(_ kind: String) async throws -> Workflow {
    guard let workflow = try app().workflows[kind] else { throw ValidationError("没有“\(kind)”这个种类") }
    return workflow
  }
}

struct OpenAPICommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "openapi", abstract: "打印接口说明（OpenAPI 3.1）")
  @OptionGroup var options: StorageOptions
  func run() throws {
    _ = try options.settings()
    print(APIDescription.text)
  }
}
