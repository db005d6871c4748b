/// One file of a notice as it was handed in.
package struct NoticeFile: Sendable {
  /// As its owner calls it; what a file is told by its bytes, but a name that promises another format is a damaged file.
  package var name: String
  package var bytes: [UInt8]
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
