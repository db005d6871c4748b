/// A text file is in none of the supported encodings: UTF-8, UTF-16 with a byte order mark, GB18030.
package struct EncodingFault: Error, Hashable {
  /// The line of the first unreadable byte, from 1.
  package let line: Int

  package init(line: Int) { self.line = line }

  /// - Parameter readable: The text before the first unreadable byte, in UTF-8.
  init(after readable: ArraySlice<UInt8>) { line = 1 + readable.count { $0 == UInt8(ascii: "\n") } }
}
