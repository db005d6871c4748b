import ArgumentParser
import Domain
import Foundation
import WorkflowFiles

/// Reads notices and prints a draft of each.
struct DraftCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument { case json, yaml }

  static let configuration = CommandConfiguration(commandName: "draft", abstract: "读通知，打印草稿")
  @OptionGroup var options: StorageOptions
  @Argument(help: "通知文件（.txt .docx .xlsx .pdf）") var files: [String]
  @Option(help: "json 或 yaml；yaml 可以用 initiative load 装入") var format = Format.json

  func run() async throws {
    let settings = try options.settings()
    for file in files {
      guard let bytes = FileManager.default.contents(atPath: file) else { throw ValidationError("没有这个文件：\(file)") }
      let notice: ReadNotice
      do throws(NoticeFault) { notice = try ReadNotice([NoticeFile(name: file, bytes: [UInt8](bytes))]) } catch {
        SystemEnvironment.printError("\(file): \(error.sentence[SystemEnvironment.language])")
        throw ExitCode(1)
      }
      let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
      FileHandle.standardOutput.write(try written(notice, named: name, settings))
    }
  }

  private func written(_ notice: ReadNotice, named name: String, _ settings: Settings) throws -> Data {
    switch format {
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(notice.draft) + Data("\n".utf8)
    case .yaml:
      var draft = notice.draft
      if draft.title.isEmpty { draft.title = name }
      let today = Zone.china.day(of: SystemEnvironment.clock(startingAt: settings.clock)())
      let initiative = draft.initiative(id: Item.ID(name), key: Self.key(name), notice: notice.lines, today: today)
      return Data(try initiative.file().utf8)
    }
  }

  /// A file's name as an initiative's key.
  private static func key(_ name: String) -> String {
    let kept = name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }
    return kept.isEmpty ? "notice" : String(kept)
  }
}
