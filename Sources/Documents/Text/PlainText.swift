/// The bytes of a text file, brought to UTF-8 without a byte order mark.
enum PlainText {
  /// UTF-8, UTF-16 with a byte order mark, and else GB18030, which Chinese offices' older programs write.
  static func utf8(_ file: [UInt8]) throws(Undecodable) -> [UInt8] {
    let text: [UInt8] =
      switch (file.first, file.dropFirst().first) {
      case (0xFF, 0xFE): try Iconv.utf8(file.dropFirst(2), from: "UTF-16LE")
      case (0xFE, 0xFF): try Iconv.utf8(file.dropFirst(2), from: "UTF-16BE")
      default: try utf8OrGB18030(file)
      }
    // No text holds a zero byte: this is a workbook or a picture under a wrong name, or UTF-16 without its mark.
    if let zero = text.firstIndex(of: 0) { throw Undecodable(after: text[..<zero]) }
    return text
  }

  private static func utf8OrGB18030(_ file: [UInt8]) throws(Undecodable) -> [UInt8] {
    let isMarked = file.starts(with: [0xEF, 0xBB, 0xBF])
    let text = isMarked ? Array(file.dropFirst(3)) : file
    do {
      _ = try UTF8Span(validating: text.span)
      return text
    } catch {
      if isMarked { throw Undecodable(after: text[..<error.byteOffsets.lowerBound]) }
      return try Iconv.utf8(text[...], from: "GB18030")
    }
  }
}

/// The file is not text in any encoding that we read.
package struct Undecodable: Error, Hashable {
  /// Where the first unreadable byte stands, from 1.
  package let line: Int

  package init(line: Int) { self.line = line }

  init(after readable: ArraySlice<UInt8>) { line = 1 + readable.count { $0 == UInt8(ascii: "\n") } }
}
