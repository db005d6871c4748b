import Glibc

/// glibc's converter, strict: a byte that means nothing is an error, never a question mark.
enum Iconv {
  static func utf8(_ text: ArraySlice<UInt8>, from encoding: String) throws(Undecodable) -> [UInt8] {
    // -1 where a stripped-down system lacks glibc's table for this encoding; then we cannot read the file, whatever is in it.
    guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else { throw Undecodable(line: 1) }
    defer { iconv_close(converter) }
    // In each of these encodings two bytes become at most three.
    let room = text.count * 2
    var isWhole = false
    let result = [UInt8](unsafeUninitializedCapacity: room) { output, count in
      text.withUnsafeBytes { input in
        var source = UnsafeMutablePointer(mutating: input.bindMemory(to: CChar.self).baseAddress)
        var sourceLeft = input.count
        output.withMemoryRebound(to: CChar.self) { output in
          var target = output.baseAddress
          var targetLeft = room
          isWhole = iconv(converter, &source, &sourceLeft, &target, &targetLeft) != -1
          count = room - targetLeft
        }
      }
    }
    guard isWhole else { throw Undecodable(after: result[...]) }
    return result
  }
}
