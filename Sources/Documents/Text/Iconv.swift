import Glibc

/// Strict conversion by glibc: an invalid byte is an error, never replaced by a question mark.
enum Iconv {
  static func utf8(_ text: ArraySlice<UInt8>, from encoding: String) throws(EncodingFault) -> [UInt8] {
    // -1 if a stripped-down system lacks glibc's table for this encoding; the file is then unreadable as a whole.
    guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else { throw EncodingFault(line: 1) }
    defer { iconv_close(converter) }
    // In each of these encodings two bytes become at most three.
    let capacity = text.count * 2
    var isValid = false
    let result = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      text.withUnsafeBytes { input in
        var source = UnsafeMutablePointer(mutating: input.bindMemory(to: CChar.self).baseAddress)
        var sourceLeft = input.count
        output.withMemoryRebound(to: CChar.self) { output in
          var target = output.baseAddress
          var targetLeft = capacity
          isValid = iconv(converter, &source, &sourceLeft, &target, &targetLeft) != -1
          count = capacity - targetLeft
        }
      }
    }
    guard isValid else { throw EncodingFault(after: result[...]) }
    return result
  }
}
