/// The workflows, initiatives and calendars that come with the binary, for a server that has been given no others.
/// `files` is generated from this folder: each path inside it (`kinds/ledger-entry.yaml`) and the file's text.
package enum Shipped {
  /// - Parameter folder: `kinds`, `initiatives` or `calendars`.
  package static func files(in folder: String) -> [(path: String, text: String)] {
    files.filter { $0.path.hasPrefix(folder + "/") }
  }
}
