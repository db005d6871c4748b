import Foundation

/// `WebCompiler web|files|migrations INPUT_DIR OUTPUT_DIR`, run by WebPlugin: generates Swift from templates, texts, assets and other files.
@main
struct WebCompiler {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 3, let compile = modes[arguments[1]] else {
      print("usage: WebCompiler web|files|migrations INPUT_DIR OUTPUT_DIR")
      exit(64)
    }
    do {
      for (name, swift) in try compile(Folder(path: arguments[2])) {
        try write(swift, to: URL(filePath: arguments[3]).appending(path: name))
      }
    } catch let diagnostic as TemplateDiagnostic {
      print(diagnostic)
      exit(1)
    } catch let diagnostics as TemplateDiagnostics {
      for diagnostic in diagnostics.all { print(diagnostic) }
      exit(1)
    }
  }

  private static let modes: [String: @Sendable (Folder) throws -> [String: String]] = [
    "web": { try WebFolder(folder: $0).swift() },
    "files": { ["Files.swift": try $0.embedded(in: "Shipped", access: "package ")] },
    "migrations": { ["Files.swift": try $0.embedded(in: "SchemaMigration")] },
  ]

  /// Leaves an unchanged file alone: its modification time decides whether Swift compiles it again.
  private static func write(_ swift: String, to file: URL) throws {
    if let old = try? Data(contentsOf: file), old == Data(swift.utf8) { return }
    try Data(swift.utf8).write(to: file)
  }
}
