import Foundation
import PackagePlugin

/// Runs the compiler on what lies beside a target's Swift: templates, texts and assets in `Web`, YAML in `Workflows`.
@main
struct WebPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let folder = target.sourceModule?.directoryURL else { return [] }
    let inputs = embedded(in: folder)
    let output = context.pluginWorkDirectoryURL
    let (mode, outputs) = target.name == "Web" ? ("web", generated(from: inputs)) : ("files", ["Files.swift"])
    return [
      .buildCommand(
        displayName: "Compiling what \(target.name) holds",
        executable: try context.tool(named: "WebCompiler").url,
        arguments: [mode, folder.path, output.path],
        inputFiles: inputs.map { folder.appending(path: $0) },
        outputFiles: outputs.map { output.appending(path: $0) })
    ]
  }

  /// Paths below the folder. What is a command's input counts as handled: no list of exclusions in Package.swift, which would go stale
  /// with each new template.
  private func embedded(in folder: URL) -> [String] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return (found?.compactMap { $0 as? URL } ?? [])
      .filter { !$0.hasDirectoryPath && $0.pathExtension != "swift" }
      .map { String($0.path.dropFirst(folder.path.count)).trimmingCharacters(in: ["/"]) }
      .sorted()
  }

  /// A Swift file for each template, so that an edit compiles one page and not all of them. WebFolder writes the same names.
  private func generated(from inputs: [String]) -> [String] {
    let templates = inputs.filter { path in ["pages/", "parts/", "mail/"].contains { path.hasPrefix($0) } }
    return templates.map { $0.replacing("/", with: "-") + ".swift" } + ["Phrases.swift", "Assets.swift"]
  }
}
