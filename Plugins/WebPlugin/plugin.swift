import Foundation
import PackagePlugin

/// Runs WebCompiler on the files beside a target's Swift sources: templates, texts and assets in `Web`, YAML in
/// `Workflows`, SQL in `Store`.
@main
struct WebPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let folder = target.sourceModule?.directoryURL else { return [] }
    let inputs = embedded(in: folder)
    let output = context.pluginWorkDirectoryURL
    let (mode, outputs) =
      switch target.name {
      case "Web": ("web", generated(from: inputs))
      case "Store": ("migrations", ["Files.swift"])
      default: ("files", ["Files.swift"])
      }
    return [
      .buildCommand(
        displayName: "Embedding the files of \(target.name)",
        executable: try context.tool(named: "WebCompiler").url,
        arguments: [mode, folder.path, output.path],
        inputFiles: inputs.map { folder.appending(path: $0) },
        outputFiles: outputs.map { output.appending(path: $0) })
    ]
  }

  /// Paths relative to the folder. SwiftPM treats a command's inputs as handled, so Package.swift needs no list of exclusions that each new
  /// template would outdate.
  private func embedded(in folder: URL) -> [String] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return (found?.compactMap { $0 as? URL } ?? [])
      .filter { !$0.hasDirectoryPath && $0.pathExtension != "swift" }
      .map { String($0.path.dropFirst(folder.path.count)).trimmingCharacters(in: ["/"]) }
      .sorted()
  }

  /// The names of the generated files, as WebFolder writes them. One file a template, so that an edit compiles one page and not all.
  private func generated(from inputs: [String]) -> [String] {
    let templates = inputs.filter { path in ["pages/", "parts/", "mail/"].contains { path.hasPrefix($0) } }
    return templates.map { $0.replacing("/", with: "-") + ".swift" } + ["Phrases.swift", "Assets.swift"]
  }
}
