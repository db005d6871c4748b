/// One file of a notice as it was handed in.
package struct NoticeFile: Sendable {
  /// The file's name. The format is detected from the bytes; a name that promises another format means a damaged file.
  package var name: String
  package var bytes: [UInt8]
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
