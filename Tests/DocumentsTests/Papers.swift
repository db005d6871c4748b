import Foundation
import TestSupport

/// One notice in four formats, made once by independent programs.
enum Papers {
  static let made: Task<TemporaryFolder, any Error> = Task {
    let folder = try TemporaryFolder()
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "make_documents.py").path
    try await run("python3", script, folder.path)
    try await run(
      "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
      "--user-data-dir=\(folder.file("profile"))", "--print-to-pdf=\(folder.file("notice.pdf"))", folder.file("notice.html"))
    return folder
  }

  static func bytes(_ name: String) async throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: try await made.value.file(name))))
  }

  /// Parts of a zip, unpacked by Python.
  static func unpack(_ file: String, _ parts: [String]) async throws -> [(String, [UInt8])] {
    let target = file + ".parts"
    try await run("python3", "-m", "zipfile", "-e", file, target)
    return try parts.map { ($0, [UInt8](try Data(contentsOf: URL(filePath: target + "/" + $0)))) }
  }

  private struct CommandError: Error { var command: String }

  private static func run(_ command: String...) async throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try await process.runToEnd()
    guard process.terminationStatus == 0 else { throw CommandError(command: command.joined(separator: " ")) }
  }
}

extension Dice {
  /// Changes, removes or repeats some bytes.
  mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...roll(8) where !bytes.isEmpty {
      let index = roll(bytes.count)
      let range = index..<min(bytes.count, index + roll(40))
      switch roll(5) {
      case 0: bytes[index] = UInt8(roll(256))
      case 1: bytes[index] ^= UInt8(1 << roll(8))
      case 2: bytes.removeSubrange(range)
      case 3: bytes.insert(contentsOf: bytes[range], at: roll(bytes.count))
      default: bytes.replaceSubrange(range, with: Array(Self.words[roll(Self.words.count)].utf8))
      }
    }
    return bytes
  }

  private static let words = [
    "99999999999999999999", "-1", "\"", "<", "&amp;", "]]>", "</w:p>", "<w:tbl>", "A1048576", "XFD1", "%9", "\u{0}", "一", "\n", "]", "年月日",
  ]
}
