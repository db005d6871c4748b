import Testing

/// What a module may import, of the package's own modules and, for the pure ones, of everything else.
private enum ModuleRules {
  static let own: [String: Set<String>] = [
    "Domain": [], "Application": ["Domain"], "WorkflowFiles": ["Domain", "Workflows"], "Notices": ["Domain"], "Documents": ["Domain"],
    "Store": ["Domain"], "Web": ["Domain"], "Delivery": ["Domain", "Application", "Web"], "Site": ["Domain", "Application", "Web"],
    "WebCompiler": [],
  ]
  static let foreign: [String: Set<String>] = [
    "Domain": ["Foundation", "FoundationEssentials"], "Notices": ["Foundation"], "Application": ["Foundation", "Logging"],
  ]
  private static let all = Set(own.keys).union(["duban", "Workflows"])

  static func violations(in files: [SourceFile]) -> [String] {
    files.flatMap { file in
      imports(of: file).filter { !isAllowed($0, in: file.module) }.map { "\(file.path) imports \($0)" }
    }
  }

  private static func isAllowed(_ name: String, in module: String) -> Bool {
    if all.contains(name) { return own[module]?.contains(name) ?? true }
    return foreign[module]?.contains(name) ?? true
  }

  private static func imports(of file: SourceFile) -> [String] {
    file.code.compactMap { line in
      let words = line.text.split(separator: " ").filter { !["struct", "enum", "class", "func", "protocol"].contains($0) }
      guard let index = words.firstIndex(of: "import"), index < words.count - 1,
        words[..<index].allSatisfy({ $0.hasPrefix("@") || ["package", "internal", "public", "private"].contains($0) })
      else { return nil }
      return words[index + 1].split(separator: ".").first.map(String.init)
    }
  }
}

@Suite("Modules")
struct ModuleTests {
  @Test("import only what lies below them")
  func imports() {
    #expect(SourceTree.files.count > 100)
    #expect(ModuleRules.violations(in: SourceTree.files) == [])
  }

  @Test(
    "that import more are found",
    arguments: [
      ("Sources/Domain/A.swift", "import NIOCore"), ("Sources/Domain/A.swift", "import Store"), ("Sources/Site/A.swift", "import Store"),
      ("Sources/Notices/A.swift", "@testable import Documents"), ("Sources/Application/A.swift", "package import struct Web.Text"),
      ("Web/A.swift", "import Application"), ("Sources/Store/A.swift", "import Notices"),
    ])
  func spoilt(_ path: String, _ line: String) {
    #expect(ModuleRules.violations(in: [SourceFile(path, "import Foundation\n\(line)\n")]).count == 1)
    #expect(ModuleRules.violations(in: [SourceFile(path, "import Foundation\n// \(line)\n")]) == [])
  }
}
