/// The Swift that puts a folder's files into the binary: `extension Shipped`, a path and a text each.
func shipped(_ folder: Folder) throws(Complaint) -> String {
  let files = try folder.files().map { path throws(Complaint) in
    "    (path: \"\(path)\", text: \(SwiftLiteral.block(try folder.text(path))))"
  }
  return "extension Shipped {\n  package static let files: [(path: String, text: String)] = [\n\(files.joined(separator: ",\n"))\n  ]\n}\n"
}
