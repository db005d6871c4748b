import Foundation

/// A folder of the package. Files are identified by their path relative to it: `pages/Desk.html`.
struct Folder {
  var path: String

  /// The files below `folder`, sorted so that the generated code is reproducible. Without Swift sources and hidden files.
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

  func bytes(_ file: String) throws(TemplateDiagnostic) -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(filePath: address(file))) else {
      throw TemplateDiagnostic(file: address(file), line: 1, message: "this file cannot be read")
    }
    return [UInt8](data)
  }

  /// The file as text, with CRLF converted to LF.
  func text(_ file: String) throws(TemplateDiagnostic) -> String {
    guard let text = String(validating: try bytes(file), as: UTF8.self) else {
      throw TemplateDiagnostic(file: address(file), line: 1, message: "this is not UTF-8")
    }
    return text.replacing("\r\n", with: "\n")
  }

  /// The whole path, for diagnostics and `#sourceLocation`.
  func address(_ file: String) -> String { file.isEmpty ? path : path + "/" + file }
}
