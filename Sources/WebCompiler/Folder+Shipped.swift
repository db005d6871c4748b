extension Folder {
  /// Generates the Swift that embeds the folder's files in the binary: `extension Shipped`, a path and a text each.
  func shipped() throws(TemplateDiagnostic) -> String {
    let files = try files().map { path throws(TemplateDiagnostic) in
      "    (path: \"\(path)\", text: \(SwiftLiteral.block(try text(path))))"
    }
    return
      "extension Shipped {\n  package static let files: [(path: String, text: String)] = [\n\(files.joined(separator: ",\n"))\n  ]\n}\n"
  }
}
