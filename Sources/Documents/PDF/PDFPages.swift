import Domain
import Foundation

/// Asks poppler's `pdftotext` where each word of a PDF stands: a program of its own with little memory, time and room, since
/// what it reads comes from anywhere.
enum PDFPages {
  private static let mostPages = 300
  private static let seconds = 30

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

  /// What `pdftotext -bbox-layout` wrote.
  static func read(layout: [UInt8]) throws(NoticeFault) -> [PDFPage] {
    // poppler writes control characters as they are, which no XML holds; the document type is its own.
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
      "prlimit", "--cpu=\(seconds)", "--as=1500000000", "--fsize=48000000", "--core=0", "--", "timeout", "\(seconds)", "pdftotext",
      "-bbox-layout", "-q", "-l", "\(mostPages)", "in.pdf", "out.html",
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

/// A page and its words, in points from its upper left corner.
struct PDFPage {
  struct Word {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
    var text: String
    var height: Double { bottom - top }
    var middle: Double { (top + bottom) / 2 }
  }

  var height: Double
  var words: [Word]

  init(_ page: Element) {
    height = page["height"].flatMap(Double.init) ?? 842
    words = page.each("word").compactMap { word in
      let sides = ["xMin", "yMin", "xMax", "yMax"].compactMap { word[$0].flatMap { Double($0) } }
      let text = word.text.trimmed
      guard sides.count == 4, sides.allSatisfy(\.isFinite), sides[3] > sides[1], !text.isEmpty else { return nil }
      return Word(left: sides[0], top: sides[1], right: sides[2], bottom: sides[3], text: text)
    }
    let sizes = words.compactMap(\.size).sorted()
    let usual = sizes.isEmpty ? 12 : sizes[sizes.count / 2]
    for place in words.indices { words[place].fit(words[place].size ?? usual) }
  }
}

extension PDFPage.Word {
  /// What a Chinese character takes: fonts claim far more height than their letters have. Nil of a word without one.
  fileprivate var size: Double? {
    let wide = text.unicodeScalars.filter { $0.value >= 0x2E80 }.count
    guard wide > 0 else { return nil }
    return (right - left) / (Double(wide) + 0.5 * Double(text.unicodeScalars.count - wide))
  }

  fileprivate mutating func fit(_ size: Double) {
    let middle = middle
    (top, bottom) = (middle - size / 2, middle + size / 2)
  }
}
