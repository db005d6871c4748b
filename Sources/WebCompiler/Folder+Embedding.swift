extension Folder {
  /// Generates the Swift that embeds the folder's files in the binary: in an extension of a type, a path and a text each.
  func embedded(in type: String, access: String = "") throws(TemplateDiagnostic) -> String {
    let files = try files().map { path throws(TemplateDiagnostic) in
      "    (path: \"\(path)\", text: \(SwiftLiteral.block(try text(path))))"
    }
    return
      "extension \(type) {\n  \(access)static let files: [(path: String, text: String)] = [\n\(files.joined(separator: ",\n"))\n  ]\n}\n"
  }
}
