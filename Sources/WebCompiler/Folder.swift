import Foundation

/// A folder of the package, read whole; its files are known by their path inside it (`pages/Desk.html`).
struct Folder {
  var path: String

  /// Files below `folder` that are not Swift, sorted, so that the same tree always gives the same code.
  func files(under folder: String = "") -> [String] {
    let below = folder.isEmpty ? "" : folder + "/"
    let found = FileManager.default.enumerator(atPath: address(folder))?.compactMap { $0 as? String } ?? []
    return found.map { below + $0 }.filter(isEmbedded).sorted()
  }

  private func isEmbedded(_ file: String) -> Bool {
    let url = URL(filePath: address(file), directoryHint: .checkFileSystem)
    let isHidden = file.split(separator: "/").contains { $0.hasPrefix(".") }
    return !isHidden && !url.hasDirectoryPath && url.pathExtension != "swift"
  }

  func bytes(_ file: String) throws(Complaint) -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(filePath: address(file))) else {
      throw Complaint(file: address(file), line: 1, sentence: "this file cannot be read")
    }
    return [UInt8](data)
  }

  /// The file as text with plain line ends.
  func text(_ file: String) throws(Complaint) -> String {
    guard let text = String(validating: try bytes(file), as: UTF8.self) else {
      throw Complaint(file: address(file), line: 1, sentence: "this is not UTF-8")
    }
    return text.replacing("\r\n", with: "\n")
  }

  /// The whole path: what a complaint and `#sourceLocation` name.
  func address(_ file: String) -> String { file.isEmpty ? path : path + "/" + file }
}
