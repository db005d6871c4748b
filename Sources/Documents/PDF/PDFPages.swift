import Domain
import Foundation

/// Extracts the words of a PDF and their positions with poppler's `pdftotext`, in a process limited in memory, time and file size, since
/// uploads are not trusted.
enum PDFPages {
  private static let maxPages = 300
  private static let timeoutSeconds = 30

  /// Blocks until the process ends, 30 seconds at most.
  static func read(_ file: [UInt8]) throws(NoticeFault) -> [PDFPage] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "duban-pdf-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let output: Data
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(file).write(to: folder.appending(path: "in.pdf"))
      try run(in: folder)
      output = try Data(contentsOf: folder.appending(path: "out.html"))
    } catch let fault as NoticeFault { throw fault } catch { throw .noReader }
    return try read(layout: [UInt8](output))
  }

  /// Reads the output of `pdftotext -bbox-layout`.
  static func read(layout: [UInt8]) throws(NoticeFault) -> [PDFPage] {
    // poppler writes control characters unescaped, which is invalid XML, and a document type of its own before <html.
    let text = layout.filter { $0 >= 0x20 || $0 == 0x0A }
    guard let start = text.firstRange(of: Array("<html".utf8))?.lowerBound else { throw .damaged }
    let pages = try Element.root(Array(text[start...])).each("page").map(PDFPage.init)
    guard pages.contains(where: { !$0.words.isEmpty }) else { throw .scan }
    return pages
  }

  private static func run(in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "prlimit", "--cpu=\(timeoutSeconds)", "--as=1500000000", "--fsize=48000000", "--core=0", "--", "timeout", "\(timeoutSeconds)",
      "pdftotext",
      "-bbox-layout", "-q", "-l", "\(maxPages)", "in.pdf", "out.html",
    ]
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: break
    case 1: throw NoticeFault.damagedPDF
    case 3: throw NoticeFault.lockedPDF
    case 126, 127: throw NoticeFault.noReader
    default: throw NoticeFault.bomb
    }
  }
}
