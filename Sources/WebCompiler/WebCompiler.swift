import Foundation

/// `WebCompiler web|files INPUT_DIR OUTPUT_DIR`, run by WebPlugin: files that people write in, Swift out.
@main
struct WebCompiler {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 3, let compile = modes[arguments[1]] else {
      print("usage: WebCompiler web|files INPUT_DIR OUTPUT_DIR")
      exit(64)
    }
    do {
      for (name, swift) in try compile(Folder(path: arguments[2])) {
        try write(swift, to: URL(filePath: arguments[3]).appending(path: name))
      }
    } catch let one as Complaint {
      print(one)
      exit(1)
    } catch let found as Complaints {
      for complaint in found.all { print(complaint) }
      exit(1)
    }
  }

  private static let modes: [String: @Sendable (Folder) throws -> [String: String]] = [
    "web": { try WebFolder(folder: $0).swift() },
    "files": { ["Files.swift": try shipped($0)] },
  ]

  /// A file that did not change keeps its time, so that Swift compiles only what an edit touched.
  private static func write(_ swift: String, to file: URL) throws {
    if let old = try? Data(contentsOf: file), old == Data(swift.utf8) { return }
    try Data(swift.utf8).write(to: file)
  }
}
