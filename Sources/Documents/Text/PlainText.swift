/// Converts text files to UTF-8 without a byte order mark.
enum PlainText {
  /// Reads UTF-8, UTF-16 with a byte order mark, and otherwise GB18030, which older programs in Chinese offices write.
  static func utf8(_ file: [UInt8]) throws(EncodingFault) -> [UInt8] {
    let text: [UInt8] =
      switch (file.first, file.dropFirst().first) {
      case (0xFF, 0xFE): try Iconv.utf8(file.dropFirst(2), from: "UTF-16LE")
      case (0xFE, 0xFF): try Iconv.utf8(file.dropFirst(2), from: "UTF-16BE")
      default: try utf8OrGB18030(file)
      }
    // Text has no zero byte: the file is a workbook or an image with a wrong extension, or UTF-16 without a mark.
    if let zero = text.firstIndex(of: 0) { throw EncodingFault(after: text[..<zero]) }
    return text
  }

  private static func utf8OrGB18030(_ file: [UInt8]) throws(EncodingFault) -> [UInt8] {
    let isMarked = file.starts(with: [0xEF, 0xBB, 0xBF])
    let text = isMarked ? Array(file.dropFirst(3)) : file
    do {
      _ = try UTF8Span(validating: text.span)
      return text
    } catch {
      if isMarked { throw EncodingFault(after: text[..<error.byteOffsets.lowerBound]) }
      return try Iconv.utf8(text[...], from: "GB18030")
    }
  }
}
